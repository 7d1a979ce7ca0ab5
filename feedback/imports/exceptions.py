"""Why a row of a file cannot be taken in."""


class BadRow(ValueError):
    """One reason, as a sentence without the line number."""
