"""Columns, rows and files of an export, computed only from the cut's file and its release (style 24)."""
