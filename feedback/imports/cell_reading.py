"""How the file of one import is read: as a table, and what its values mean."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from cms.spreadsheets.readers import Reading, read_table

Line = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class Rules:
    """What a person decided about the values of a file; the default is what the command does.

    ``values``: column → value → what it means, empty for “not said”. ``clean``: control characters are removed.
    """

    dates: dict[str, str] = field(default_factory=dict)
    zone: str = ""
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    clean: bool = True


AS_WRITTEN = Rules()
OF_A_COMMAND = {"clean": True, "strict": True}  # a NUL refuses the whole file; nobody is there to be asked


def rules_of(settings: dict[str, Any]) -> Rules:
    return Rules(
        dates=settings.get("dates", {}),
        zone=settings.get("zone", ""),
        values=settings.get("values", {}),
        clean=bool(settings.get("clean")),
    )


def lines_of_file(source: str | Path | bytes, filename: str, settings: dict[str, Any]) -> Iterator[Line]:
    """Read a table under the settings of its import, without the further header rows of its program."""
    encoding, delimiter = settings.get("encoding", ""), settings.get("delimiter", "")
    how = Reading(encoding, delimiter, keeps_controls=not settings.get("strict"))
    return islice(read_table(source, filename, how), settings.get("skip", 0), None)
