"""Import comments from a file: match columns, check rows, store them, and report why rows were refused."""
