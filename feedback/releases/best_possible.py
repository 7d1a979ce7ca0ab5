"""What small tables of a release lose, beside the fewest numbers that would protect each of them by itself."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms.disclosure import Table
from cms.disclosure.best_possible import MOST_NUMBERS, fewest_hidden
from feedback.models import Release
from feedback.releases.labels import dimension_label
from feedback.releases.table_json import cells_in, is_shown

Json = dict[str, Any]


@dataclass(frozen=True)
class SmallTable:
    """A table of at most thirty numbers, how many are hidden, and the fewest that could be."""

    label: str
    numbers: int
    hidden: int
    fewest: int


@dataclass(frozen=True)
class Beside:
    """All small tables together."""

    tables: list[SmallTable]

    @property
    def hidden(self) -> int:
        return sum(each.hidden for each in self.tables)

    @property
    def fewest(self) -> int:
        return sum(each.fewest for each in self.tables)


def measure_loss(*, release: Release) -> None:
    """Try for each small table how few numbers protect it alone. For the worker: it takes seconds."""
    found = {}
    for name, table in release.tables.items():
        true = release.internal["tables"][name]
        if is_shown(table) and _adds_up(true):
            hidden = _hidden(table)
            fewest = fewest_hidden(
                Table(true["cells"], columns="columns"), threshold=release.threshold, hidden=hidden
            )
            if hidden and fewest is not None:
                found[name] = fewest
    with transaction.atomic():
        current = Release.objects.select_for_update(of=("self",)).get(pk=release.pk)
        if current.sha256 == release.sha256:
            current.internal["fewest"] = found
            current.save(update_fields=["internal"])


def beside_best(release: Release) -> Beside:
    """The small tables with hidden numbers for which the fewest is known; the largest difference first."""
    found = [
        SmallTable(_label(table), len(cells_in(table)), _hidden(table), fewest)
        for name, fewest in release.internal.get("fewest", {}).items()
        if (table := release.tables.get(name))
    ]
    return Beside(sorted(found, key=lambda each: (each.fewest - each.hidden, each.label)))


def _hidden(table: Json) -> int:
    return sum(isinstance(cell, str) for cell in cells_in(table))


def _adds_up(true: Json) -> bool:
    """Whether it is a table of rows and columns, not too large, in which each person is in one cell."""
    cells, rows, columns = true["cells"], true["row_totals"], true["column_totals"]
    if not columns or "missing" in true or len(cells_in(true)) > MOST_NUMBERS:
        return False
    of_rows = all(rows.get(row) == sum(values.values()) for row, values in cells.items())
    of_columns = all(
        total == sum(values[column] for values in cells.values()) for column, total in columns.items()
    )
    return of_rows and of_columns and true["total"] == sum(rows.values())


def _label(table: Json) -> str:
    facts = table.get("row_facts", {}), table.get("column_facts", {})
    row, column = (dimension_label(dim, about) for dim, about in zip(table["dims"], facts, strict=True))
    return _("%(rows)s by %(columns)s") % {"rows": row, "columns": column}
