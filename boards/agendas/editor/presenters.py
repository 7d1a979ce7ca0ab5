"""Present a draft agenda for its editor: each row with its number, time, texts and what is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from boards.agendas.changes import label_of
from boards.agendas.draft_rows import WORDS, Row
from boards.agendas.editor.moves import can_shift, moved
from boards.agendas.item_keys import draft_key
from boards.agendas.presenters import TAGS, AgendaView, ItemView
from boards.choices import ItemKind
from boards.rules.closed_grounds import cite

STRIP_WIDTH = 1000


@dataclass(frozen=True)
class Title:
    code: str
    language: str
    words: str


@dataclass
class RowView:
    row: Row
    label: str
    at: datetime | None
    titles: list[Title]
    materials: int = 0
    can: dict[str, bool] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What buttons call it: its number, else its title."""
        return self.label or next((title.words for title in self.titles if title.words), "")

    @property
    def kind_label(self) -> str:
        return str(ItemKind(self.row.kind).label)

    @property
    def tag(self) -> str:
        return TAGS.get(ItemKind(self.row.kind), "plain")

    @property
    def cited(self) -> str:
        return cite(self.row.citation) if self.row.citation else ""

    @property
    def is_incomplete(self) -> bool:
        return any(not title.words for title in self.titles)


@dataclass(frozen=True)
class Missing:
    language: str
    count: int
    others: int  # of texts that the row has in another language


@dataclass(frozen=True)
class Strip:
    """How the planned minutes fill the time booked."""

    planned: int
    booked: int
    pieces: list[tuple[int, int]]  # place and width, of STRIP_WIDTH
    ends_at: datetime | None

    @property
    def over(self) -> int:
        return max(0, self.planned - self.booked)

    @property
    def left(self) -> int:
        return max(0, self.booked - self.planned)

    @property
    def booked_width(self) -> int:
        return STRIP_WIDTH * self.booked // max(self.booked, self.planned, 1)


def row_views(
    rows: Sequence[Row],
    agenda: AgendaView,
    languages: Sequence[tuple[str, str]],
    materials: Mapping[str, int],
    labels: Mapping[str, str],
) -> list[RowView]:
    items = {item.key: item for item in agenda.items}
    shown = [_row_view(row, rows, items[row.key], languages, materials) for row in rows]
    for each in shown:
        each.label = labels.get(each.row.key, each.label)
    return shown


def labels_in(notice: dict) -> dict[str, str]:
    """The number of each row as the public would read it: once posted, an item keeps the number it is known by."""
    live = [item for item in notice["items"] if not item.get("withdrawn") and not item.get("added")]
    return {draft_key(item): label_of(item) for item in live}


def _row_view(
    row: Row,
    rows: Sequence[Row],
    item: ItemView,
    languages: Sequence[tuple[str, str]],
    materials: Mapping[str, int],
) -> RowView:
    whole = list(rows)
    return RowView(
        row=row,
        label=item.label,
        at=item.at,
        titles=[Title(code, name, row.said("title", code)) for code, name in languages],
        materials=materials.get(row.key, 0),
        can={
            "up": moved(rows, row.key, -1) != whole,
            "down": moved(rows, row.key, 1) != whole,
            "in": can_shift(rows, row.key, 1),
            "out": can_shift(rows, row.key, -1),
        },
    )


def missing_of(rows: Sequence[Row], languages: Sequence[tuple[str, str]]) -> list[Missing]:
    """How many titles each language lacks, and how many texts that another has, of those that lack any."""
    codes = [code for code, _name in languages]
    said = [(row, name) for row in rows for name in WORDS[1:] if any(row.said(name, code) for code in codes)]
    counts = [
        Missing(
            language,
            sum(not row.said("title", code) for row in rows),
            sum(not row.said(name, code) for row, name in said),
        )
        for code, language in languages
    ]
    return [each for each in counts if each.count or each.others]


def strip_of(agenda: AgendaView, rows: Sequence[Row]) -> Strip:
    """Planned time, item by item. A promised time that leaves a gap counts as planned."""
    minutes = {row.key: row.minutes or 0 for row in rows}
    spans = [
        (item, minutes[item.key] or sum(minutes[part.key] for part in item.parts)) for item in agenda.tops
    ]
    booked = _minutes(agenda.ends_at - agenda.starts_at)
    offsets: list[tuple[int, int]] = []
    reached = 0
    for item, length in spans:
        start = _minutes(item.at - agenda.starts_at) if item.at else reached
        start = max(start, reached)
        offsets.append((start, length))
        reached = start + length
    scale = STRIP_WIDTH / max(booked, reached, 1)
    pieces = [
        (round(start * scale), max(2, round(length * scale) - 2)) for start, length in offsets if length
    ]
    ends_at = agenda.starts_at + timedelta(minutes=reached) if reached else None
    return Strip(reached, booked, pieces, ends_at)


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds()) // 60


def context_of(
    agenda: AgendaView,
    rows: Sequence[Row],
    languages: Sequence[tuple[str, str]],
    materials: Mapping[str, int],
    labels: Mapping[str, str],
) -> dict[str, Any]:
    return {
        "rows": row_views(rows, agenda, languages, materials, labels),
        "missing": missing_of(rows, languages),
        "strip": strip_of(agenda, rows),
        "agenda": agenda,
        "languages": languages,
        "columns": len(languages) + 5,
    }
