"""What a file holds: its columns with samples, distinct values with counts, and dates; read once, at upload."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.cleaning import clean_text
from cms.spreadsheets.readers import TableRefused
from cms.spreadsheets.readers.limits import MAX_COLUMNS
from feedback.imports.cell_reading import Line
from feedback.imports.dates import DateCounter
from feedback.imports.presets import Preset, recognize

SAMPLES, SAMPLE_LENGTH, HEAD = 3, 120, 5
MOST_VALUES, VALUE_LENGTH = 40, 80
PEEK_ROWS = 200
Column = dict[str, Any]


@dataclass
class _Seen:
    samples: list[str] = field(default_factory=list)
    values: dict[str, int] | None = field(default_factory=dict)
    dates: DateCounter = field(default_factory=DateCounter)
    filled: int = 0
    numbers: int = 0
    longest: int = 0

    def add(self, raw: str) -> None:
        self.filled += 1
        self.longest = max(self.longest, len(raw))
        if len(self.samples) < SAMPLES:
            self._sample(raw)
        if raw.isascii() and raw.strip().lstrip("-").replace(".", "", 1).isdigit():
            self.numbers += 1
        self.dates.add(raw)
        if self.values is not None:
            self._count(raw)

    def _sample(self, raw: str) -> None:
        value = clean_text(raw[:SAMPLE_LENGTH])
        if value and value not in self.samples:
            self.samples.append(value)

    def _count(self, raw: str) -> None:
        value = clean_text(raw)
        if len(value) > VALUE_LENGTH or len(self.values or ()) > MOST_VALUES:
            self.values = None
        elif self.values is not None and value:
            self.values[value] = self.values.get(value, 0) + 1


def columns_of_file(lines: Iterable[Line]) -> tuple[list[Column], Preset | None]:
    """Return the columns and the program whose layout the file has, if it is one we know.

    Each column: name, label, samples, the first five cells, distinct values with counts if they are few, how many
    cells are filled, are numbers, the longest, and the date formats that most fit. Raises ``TableRefused`` if the
    lines name more than 1,000 columns, or the first 200 rows cannot be read; what is damaged below is found by the
    check.
    """
    source = iter(lines)
    first = list(islice(source, HEAD))
    if not first:
        raise TableRefused(_("The file has no rows."), rule="S21")
    preset = recognize(list(first[0][1]), [values for _line, values in first])
    skip = preset.skip if preset else 0
    labels = first[0][1] if skip else {}
    seen: dict[str, _Seen] = {}
    head: list[dict[str, str]] = []
    for count, values in enumerate(_patient(chain(first[skip:], source))):
        if count < HEAD:
            head.append(values)
        for name, raw in values.items():
            found = seen.setdefault(name, _Seen())
            if raw and raw.strip():
                found.add(raw)
        if len(seen) > MAX_COLUMNS:
            words = _("The lines of this file name more than %(columns)s columns.")
            raise TableRefused(words % {"columns": MAX_COLUMNS}, rule="X11")
    return [_column(name, each, labels, head) for name, each in seen.items()], preset


def _patient(lines: Iterable[Line]) -> Iterable[dict[str, str]]:
    """The rows, up to a damaged one that stands below those that a person sees first."""
    count = 0
    try:
        for _line, values in lines:
            count += 1
            yield values
    except TableRefused:
        if count < PEEK_ROWS:
            raise


def _column(name: str, seen: _Seen, labels: dict[str, str], head: list[dict[str, str]]) -> Column:
    column: Column = {
        "name": name,
        "samples": seen.samples,
        "head": [clean_text(values.get(name, "")[:SAMPLE_LENGTH]) for values in head],
        "filled": seen.filled,
        "numbers": seen.numbers,
        "longest": seen.longest,
    }
    label = clean_text(labels.get(name, "")[:200])
    more = {"label": label if label != name else "", "values": seen.values, "dates": seen.dates.likely()}
    return column | {key: value for key, value in more.items() if value}
