"""Applications and appointments: the pure rules and what the screens read (C2C-07 to C2C-10)."""
