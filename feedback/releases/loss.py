"""What a release loses to disclosure control, for the two people who decide it. True counts: for the desk only."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cms.disclosure import Cell
from feedback.models import Release
from feedback.releases.labels import dimension_label, value_label
from feedback.releases.table_json import cells_in

Json = dict[str, Any]


@dataclass(frozen=True)
class Loss:
    """How many numbers of all tables are shown or hidden, and the share of the counted comments in hidden cells."""

    shown: int
    zeros: int
    small: int
    complement: int
    held: int
    share: float

    @property
    def total(self) -> int:
        return self.shown + self.hidden

    @property
    def hidden(self) -> int:
        return self.small + self.complement + self.held

    @property
    def bars(self) -> list[Json]:
        """One stacked bar; the table beside it has the same numbers."""
        parts = [
            (_("Shown"), self.shown),
            (_("Small"), self.small),
            (_("Hidden to protect another"), self.complement),
            (_("Withheld"), self.held),
        ]
        pieces = [{"label": label, "cell": Cell(count)} for label, count in parts]
        return [{"label": _("All numbers"), "total": Cell(self.total), "parts": pieces}]


def loss_of(release: Release) -> Loss:
    told = [cell for table in release.tables.values() for cell in cells_in(table)]
    kinds = {kind: told.count(kind) for kind in ("small", "complement", "held")}
    all_of, hidden = 0, 0
    for name, table in release.tables.items():
        for cell, true in zip(cells_in(table), cells_in(release.internal["tables"][name]), strict=True):
            if isinstance(true, int):
                all_of, hidden = all_of + true, hidden + (0 if isinstance(cell, int) else true)
    shown = [cell for cell in told if isinstance(cell, int)]
    share = round(100 * hidden / all_of, 1) if all_of else 0.0
    return Loss(len(shown), shown.count(0), kinds["small"], kinds["complement"], kinds["held"], share)


@dataclass(frozen=True)
class RowLoss:
    """What the rows do not show of one attribute."""

    label: str
    shown: list[str]
    lost: int
    of: int
    rows: int


def row_losses(release: Release) -> list[RowLoss]:
    """Return each attribute of the rows, in the reader's language."""
    shown, lost = release.shown_rows.get("shown", {}), release.internal.get("lost", {})
    found = []
    for name in dict.fromkeys([*shown, *lost]):
        facts = lost.get(name, {"values": 0, "of": len(shown.get(name, [])), "rows": 0})
        about = _facts_of(release.tables, name)
        values = [value_label(name, each, about) for each in shown.get(name, [])]
        found.append(RowLoss(_label(name, about), values, facts["values"], facts["of"], facts["rows"]))
    return found


def _facts_of(tables: Json, name: str) -> Json:
    """The labels of an attribute, from the table that counts it."""
    if name in ("codes", "against"):
        table = tables.get("themes", {})
    else:
        table = tables.get(f"question:{name[2:]}" if name.startswith("q:") else f"by:{name}", {})
    return table.get("row_facts", {})


def _label(name: str, about: Json) -> str:
    known = {
        "codes": _("Codes"),
        "against": _("Disagrees with"),
        "form": _("Form"),
        "version": _("Form version"),
    }
    return known.get(name) or dimension_label(name, about)
