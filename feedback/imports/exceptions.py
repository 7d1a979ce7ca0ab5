"""Errors for rows of an import file."""

from collections.abc import Callable


class BadRow(ValueError):
    """A row that cannot be imported, with the reason as a sentence without the line number.

    ``kind``, ``column`` and ``value`` group rows with the same problem, so that one repair mends all of them.
    ``others``: what else is wrong with the row.
    """

    def __init__(self, message: str, *, kind: str = "row", column: str = "", value: str = "") -> None:
        super().__init__(message)
        self.kind, self.column, self.value = kind, column, value
        self.others: list[BadRow] = []


class Problems:
    """Read the cells of a row one after the other, and collect what is wrong with each."""

    def __init__(self) -> None:
        self.found: list[BadRow] = []

    def read[T](self, reader: Callable[..., T], *cell: object) -> T | None:
        """What the reader returns; None if it raises ``BadRow``, which is kept."""
        try:
            return reader(*cell)
        except BadRow as error:
            self.found.append(error)
        return None

    def check(self) -> None:
        """Raise the first problem, with the others."""
        if self.found:
            self.found[0].others = self.found[1:]
            raise self.found[0]
