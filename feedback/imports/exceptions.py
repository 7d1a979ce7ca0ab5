"""Errors for rows of an import file."""


class BadRow(ValueError):
    """A row that cannot be imported, with the reason as a sentence without the line number.

    ``kind``, ``column`` and ``value`` group rows with the same problem, so that one repair mends all of them.
    """

    def __init__(self, message: str, *, kind: str = "row", column: str = "", value: str = "") -> None:
        super().__init__(message)
        self.kind, self.column, self.value = kind, column, value
