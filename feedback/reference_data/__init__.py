"""Closed lists that the house brings along (PRV-20 to PRV-23)."""
