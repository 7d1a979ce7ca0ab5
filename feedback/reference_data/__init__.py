"""Closed lists supplied by the app (PRV-20 to PRV-23)."""
