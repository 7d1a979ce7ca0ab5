"""Bodies, their seats and terms, and how their votes are counted."""
