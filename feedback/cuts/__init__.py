"""A cut as a file: its rows, what it tells about itself, and the counts from it."""
