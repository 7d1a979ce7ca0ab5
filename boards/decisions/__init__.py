"""Following what was said: what became of it, what was decided, what was promised, and what changed in a year."""
