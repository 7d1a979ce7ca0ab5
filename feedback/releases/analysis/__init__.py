"""Load the rows of a cut into pandas and count them. pandas is used only here, and only by the worker."""
