"""What the holder of a receipt sees: the comment, its own copy, and what became of it."""
