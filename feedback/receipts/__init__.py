"""What the holder of a receipt may read and do: the comment, a copy of its data, and its outcome."""
