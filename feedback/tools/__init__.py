"""How the tools of the Office come about: the catalogue, how far each one is, and what changed it (C2C-15, C2C-16)."""
