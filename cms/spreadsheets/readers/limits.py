"""Limits of every table, and errors that name the line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cms.cleaning import clean_text
from cms.exceptions import RuleBroken

MAX_BYTES = 50_000_000
MAX_ROWS = 1_048_576
MAX_COLUMNS = 1_000

Line = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class Reading:
    """How a person says that a text file is written; what is empty is detected.

    ``keeps_controls``: NUL characters do not refuse the whole file; the caller deals with them row by row.
    """

    encoding: str = ""
    delimiter: str = ""
    keeps_controls: bool = False


DETECTED = Reading()


class TableRefused(RuleBroken):
    """This file is refused. `facts["line"]` is the line, if it is a single one."""


def header(values: Sequence[str]) -> list[str]:
    names = [clean_text(value) for value in values]
    while names and not names[-1]:
        names.pop()
    if len(names) > MAX_COLUMNS:
        raise refused(_("Line {line} has more than {columns} columns."), 1, columns=MAX_COLUMNS)
    if not names or not all(names):
        raise refused(_("Line {line} must name each column."), 1)
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise refused(_("Line {line} names the column {name} twice."), 1, name=twice[0])
    return names


def refused(message: str, line: int, **facts: Any) -> TableRefused:
    return TableRefused(message.format(line=line, **facts), rule="X11", line=line, **facts)
