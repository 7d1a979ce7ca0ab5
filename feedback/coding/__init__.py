"""Codebook, coding, coverage, samples and suggestions (PAR-03, PAR-04)."""
