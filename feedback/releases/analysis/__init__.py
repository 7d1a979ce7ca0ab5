"""The rows of a cut as a frame, and counts of it. pandas is used here and nowhere else, and only by the worker."""
