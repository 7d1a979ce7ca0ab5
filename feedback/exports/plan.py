"""Decide once, before the first row is written, what an export contains."""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from cms.secrets import record_key
from feedback.cuts import files as cut_files
from feedback.cuts.membership import hidden_from, hidden_ids, withdrawn_from, withdrawn_ids
from feedback.models import Cut, Export, Release
from feedback.releases.row_masks import RowMask
from feedback.releases.row_tables import is_row

TICK = 2000
NO_WORDS: dict[str, Any] = {
    "state": "withdrawn",
    "texts": [],
    "answers": {},
    "about": {},
    "files": [],
    "import_ref": "",
    "attributes": {},
    "may_publish": False,
    "may_quote": False,
}
PLACE_BITS = 38  # byte offsets in files of up to 256 GB
Progress = Callable[[int, int], None]


@dataclass
class Letter:
    """A campaign (PAR-05): the attributes of its first comment, the text of its first publishable one."""

    row: dict
    words: dict
    place: int
    size: int = 0


@dataclass
class Plan:
    cut: Cut
    audience: str
    values: str
    meta: dict[str, Any]
    release: Release
    progress: Progress | None = None
    withdrawn: int = 0
    hidden: list[str] = field(default_factory=list)
    gone: frozenset[int] = frozenset()
    rows: int = 0
    mask: RowMask | None = None
    letters: dict[int, Letter] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)

    @property
    def data_set(self) -> str:
        """The data set that all numbers and rows of the file come from, and its edition."""
        return f"{self.cut.number}.{self.cut.edition}"

    @property
    def has_rows(self) -> bool:
        return self.is_for_records or not self.release.rows_withheld

    @property
    def is_public(self) -> bool:
        return self.audience == Export.Audience.PUBLIC

    @property
    def is_for_records(self) -> bool:
        return self.audience == Export.Audience.RECORDS

    @property
    def as_codes(self) -> bool:
        return self.values == Export.Values.CODES

    @property
    def threshold(self) -> int:
        return self.meta["threshold"]

    @property
    def tables(self) -> dict[str, Any]:
        return self.release.tables

    def source(self) -> Iterator[dict]:
        """Yield the rows of this export and report progress."""
        rows = cut_files.rows(self.cut) if self.is_for_records else cut_files.rows_at(self.cut, self.places)
        for number, row in enumerate(rows):
            if self.progress and not number % TICK:
                self.progress(number, self.rows)
            yield self.as_of_now(row)

    def as_of_now(self, row: dict) -> dict:
        """The row without the words if it was withdrawn or hidden since the cut; it still counts (PRV-14, BK-23)."""
        return row | NO_WORDS | {"whole": row} if row["id"] in self.gone else row

    def shows_text(self, row: dict) -> bool:
        """Whether the text may be exported: with consent, or for a records request (PRV-01, PRV-14)."""
        return self.is_for_records or row["may_publish"] or (row["may_quote"] and not row["youth"])

    def letters_of(self, row: dict) -> int:
        letter = self.letters.get(row["campaign"])
        return letter.size if letter else 1

    def told(self, name: str, row: dict) -> str | None:
        """What the release shows of an attribute of the row; for a letter, of its first comment."""
        letter = self.letters.get(row["campaign"])
        whole = letter.row if letter else row.get("whole", row)
        return self.mask.text(name, whole) if self.mask else None


def plan_of(
    cut: Cut, audience: str, *, release: Release, values: str = "labels", progress: Progress | None = None
) -> Plan:
    """Build the plan of an export; except for records exports this reads the whole file of the cut once."""
    if any(table["data_set"] != cut.number for table in release.tables.values()):
        raise ValueError("a release has numbers of its own data set only")
    plan = Plan(cut, audience, values, cut_files.meta(cut), release, progress, len(withdrawn_from(cut)))
    plan.hidden, plan.gone = hidden_in(cut, audience), withdrawn_ids(cut)
    if plan.is_for_records:
        plan.rows = cut.rows
        return plan
    plan.gone |= hidden_ids(cut)
    if plan.has_rows:
        plan.mask = RowMask.of(plan.meta, release.shown_rows)
        _look_through(plan)
    return plan


def hidden_in(cut: Cut, audience: str) -> list[str]:
    """The ids, in this release, of comments hidden since the cut. A records request gets hidden comments as well."""
    if audience == Export.Audience.RECORDS:
        return []
    return sorted(release_id(cut, audience, each.pk) for each in hidden_from(cut))


def _look_through(plan: Plan) -> None:
    """Make the first pass: select comments that a person has read, one per campaign (P08, PAR-05).

    Rows are ordered by their release ids, so the order does not reveal when comments arrived (P11).
    """
    order = sorted(
        _ranked(release_id(plan.cut, plan.audience, row["id"]), place) for place, row in _single_rows(plan)
    )
    plan.places = [one & (1 << PLACE_BITS) - 1 for one in order]
    plan.rows = len(order)


def _single_rows(plan: Plan) -> Iterator[tuple[int, dict]]:
    for place, row in cut_files.places(plan.cut):
        if not is_row(row):
            continue
        now = plan.as_of_now(row)
        if row["campaign"] is None:
            yield place, now
            continue
        letter = plan.letters.setdefault(row["campaign"], Letter(row, now, place))
        letter.size += 1
        if plan.shows_text(now) and not plan.shows_text(letter.words):
            letter.words, letter.place = now, place
    for letter in plan.letters.values():
        yield letter.place, letter.words


def _ranked(id_: str, place: int) -> int:
    """Pack the id's prefix and the byte offset into one integer, which is compact for a million rows."""
    return int(id_[:6], 16) << PLACE_BITS | place


def release_id(cut: Cut, audience: str, id_: int) -> str:
    """Return an id that is valid in this release only, so two releases cannot be joined by it (P09)."""
    words = f"release:{cut.number}:{audience}:{id_}".encode()
    return hmac.new(record_key(), words, hashlib.sha256).hexdigest()[:12]
