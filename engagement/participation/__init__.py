"""Participation by role, region and language, and the languages that people are served in (PAR-06, ACC-05)."""
