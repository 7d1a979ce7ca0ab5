"""A draft agenda frozen into a posting, and what may change after it (BK-14)."""
