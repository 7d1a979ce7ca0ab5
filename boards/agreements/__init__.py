"""Agreements on sharing data: who is a party, who has signed what and when (C2C-11 to C2C-13)."""
