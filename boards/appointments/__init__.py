"""Applications and appointments (C2C-07 to C2C-10)."""
