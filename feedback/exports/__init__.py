"""Columns, rows and files of an export. They read the file of the cut and its release, and nothing else (style 24)."""
