"""Errors for rows of an import file."""


class BadRow(ValueError):
    """A row that cannot be imported, with the reason as a sentence without the line number."""
