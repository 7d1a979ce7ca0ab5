"""Cuts (frozen data sets): selection, canonical file, metadata and counts."""
