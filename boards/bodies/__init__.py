"""Bodies, their seats and terms, and the arithmetic of their votes."""
