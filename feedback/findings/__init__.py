"""Findings: numbers by reference, quotes with consent, and the frozen page (PAR-07)."""
