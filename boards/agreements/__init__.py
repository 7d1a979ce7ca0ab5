"""Data-sharing agreements: parties, signatures and dates (C2C-11 to C2C-13)."""
