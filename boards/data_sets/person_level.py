"""Refuse files with a row for each person, by their shape and not by their name (C2C-13).

The linked records stay with the data providers. What looks like a list of people is refused before anything of it is
stored, and no message repeats a value of it.
"""

import re
from collections import Counter
from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.data_sets.dictionary import Dictionary
from boards.exceptions import FileRefused
from cms.pii.identifiers import find_identifiers

Row = dict[str, str]
RULE = "C2C-13"
SAMPLE, FEW_ROWS = 2_000, 10
MOST_ONES = 0.9  # share of the counts above zero that are 1
MOST_UNIQUE = 0.9  # share of the values of a column that come once
MOST_REPEATED = 0.2  # share of the rows whose group has a row already
MANY_IDENTIFIERS = 3
_PERSONAL = re.compile(
    r"ssid|ssn|social ?security|cuid|first ?name|last ?name|full ?name|middle ?name|surname|nombre|apellido"
    r"|birth|\bdob\b|nacimiento|e ?mail|phone|telephone|street|home ?address"
    r"|(student|person|teacher|candidate|individual|employee|staff|record|applicant|learner|educator)"
    r" ?(id|key|no|number|hash)\b"
    r"|^(id|uid|uuid|guid|hash|key|name|person|student|row ?id|pseudonym|identifier)$"
)

REASONS: dict[str, Promise] = {
    "identifier": gettext_lazy("a column is named like one that identifies people"),
    "values": gettext_lazy(
        "it contains items that identify people, such as ID numbers, birth dates or email addresses"
    ),
    "no count": gettext_lazy("no column counts people"),
    "unique": gettext_lazy("a column has another value in nearly every row, as an ID has"),
    "repeated": gettext_lazy("the same group comes in many rows"),
    "ones": gettext_lazy("nearly every count is 1"),
}


class PersonLevel(FileRefused):
    """The file has a row for each person. ``facts["seen"]`` says by what it was recognized."""


def check_shape(rows: Sequence[Row], dictionary: Dictionary) -> None:
    """Raise PersonLevel if these rows are about persons. ``rows``: header → text, as read."""
    names = list(rows[0]) if rows else []
    seen = [reason for reason, found in _signs(names, rows, dictionary).items() if found]
    if seen:
        listed = "; ".join(str(REASONS[each]) for each in seen)
        raise PersonLevel(
            _(
                "This file looks like a list of people: %(signs)s. Records about people never belong here. "
                "Nothing of it was kept. Upload counts of groups instead."
            )
            % {"signs": listed},
            rule=RULE,
            seen=seen,
        )


def _signs(names: list[str], rows: Sequence[Row], dictionary: Dictionary) -> dict[str, bool]:
    counts = [each.key for each in dictionary.measures if each.is_count and each.key in names]
    others = [name for name in names if name not in dictionary.columns]
    dimensions = [each.key for each in dictionary.dimensions if each.key in names]
    numbers = [each.key for each in dictionary.measures]
    return {
        "identifier": any(_PERSONAL.search(_as_words(name)) for name in others),
        "values": _has_identifiers([name for name in names if name not in numbers], rows),
        "no count": not counts,
        "unique": any(_is_unique(name, rows, dictionary) for name in names if name not in numbers),
        "repeated": bool(dimensions) and _is_repeated(dimensions, rows),
        "ones": bool(counts) and _is_all_ones(counts, rows),
    }


def _as_words(name: str) -> str:
    """`StudentID` and `student_id` as "student id"."""
    parted = re.sub("(?<=[a-z])(?=[A-Z])", " ", name).casefold()
    return " ".join(re.findall("[a-záéíóúñ]+", parted))


def _has_identifiers(names: list[str], rows: Sequence[Row]) -> bool:
    sample = "\n".join(" ; ".join(row[name] for name in names) for row in rows[:SAMPLE])
    return len(find_identifiers(sample)) >= MANY_IDENTIFIERS


def _is_unique(name: str, rows: Sequence[Row], dictionary: Dictionary) -> bool:
    """Codes of the dictionary may each come once, in a set of one dimension."""
    values = Counter(row[name] for row in rows)
    known = {code for each in dictionary.dimensions if each.key == name for code in each.by_code}
    strange = [value for value in values if value and value not in known]
    return len(rows) >= FEW_ROWS and len(strange) >= MOST_UNIQUE * len(rows)


def _is_repeated(dimensions: list[str], rows: Sequence[Row]) -> bool:
    groups = {tuple(row[name] for name in dimensions) for row in rows}
    return len(rows) >= FEW_ROWS and len(rows) - len(groups) > MOST_REPEATED * len(rows)


def _is_all_ones(counts: list[str], rows: Sequence[Row]) -> bool:
    """Totals are few beside the rows of persons, so a share decides and not a maximum."""
    numbers = [row[name].removesuffix(".0") for name in counts for row in rows]
    above = [each for each in numbers if each not in ("", "0")]
    return (
        len(rows) >= FEW_ROWS and bool(above) and sum(each == "1" for each in above) >= MOST_ONES * len(above)
    )
