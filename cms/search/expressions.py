"""What an index entry must contain, written for both databases: all or any of tokens, whole or by their beginning.

A token is a letter for the place and the word: "a" and "b" words and stems of the title, "c" and "d" of title and text,
"n" the number, "x" the whole title, "f" a value that results are filtered by.
"""

from dataclasses import dataclass
from typing import Literal

Vendor = Literal["sqlite", "postgresql"]
AND = {"sqlite": " AND ", "postgresql": " & "}
OR = {"sqlite": " OR ", "postgresql": " | "}
NOT = {"sqlite": " NOT ", "postgresql": " & !"}
WHOLE = {"sqlite": '"{}"', "postgresql": "'{}'"}
BEGINNING = {"sqlite": '"{}" *', "postgresql": "'{}':*"}


@dataclass(frozen=True)
class Has:
    token: str
    is_beginning: bool = False

    def written(self, vendor: str) -> str:
        return (BEGINNING if self.is_beginning else WHOLE)[vendor].format(self.token)


@dataclass(frozen=True)
class All:
    """Of nothing it is true of no entry, as in the databases; nobody asks so."""

    each: tuple["Expression", ...]

    def written(self, vendor: str) -> str:
        return _joined(self.each, AND[vendor], vendor)


@dataclass(frozen=True)
class Any:
    each: tuple["Expression", ...]

    def written(self, vendor: str) -> str:
        return _joined(self.each, OR[vendor], vendor)


@dataclass(frozen=True)
class Without:
    """What fits, unless it contains the token."""

    fits: "Expression"
    token: str

    def written(self, vendor: str) -> str:
        return f"({self.fits.written(vendor)}{NOT[vendor]}{Has(self.token).written(vendor)})"


Expression = Has | All | Any | Without


def _joined(each: tuple[Expression, ...], sign: str, vendor: str) -> str:
    different = tuple(dict.fromkeys(part.written(vendor) for part in each))
    return different[0] if len(different) == 1 else f"({sign.join(different)})"
