"""Decide once, before the first row is written, what an export contains."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cms.clock import PACIFIC
from cms.secrets import record_key
from feedback.cuts import files as cut_files
from feedback.cuts.membership import hidden_from, hidden_ids, withdrawn_from, withdrawn_ids
from feedback.exports.masks import (
    LET_GO,
    Facts,
    alike,
    group_of,
    published_choices,
    published_codes,
    published_groups,
)
from feedback.models import Cut, Export, Release

TICK = 2000
NO_WORDS: dict[str, Any] = {
    "state": "withdrawn",
    "texts": [],
    "answers": {},
    "about": {},
    "files": [],
    "import_ref": "",
    "may_publish": False,
    "may_quote": False,
}
PLACE_BITS = 38  # byte offsets in files of up to 256 GB
Progress = Callable[[int, int], None]


@dataclass
class Letter:
    """A campaign, represented by its first comment with publishable text (PAR-05)."""

    row: dict
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
    told: dict[Facts, Facts] = field(default_factory=dict)
    letters: dict[int, Letter] = field(default_factory=dict)
    places: list[int] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    codes_against: set[str] = field(default_factory=set)
    answers: dict[str, set[str]] = field(default_factory=dict)

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
        return row | NO_WORDS if row["id"] in self.gone else row

    def shows_text(self, row: dict) -> bool:
        """Whether the text may be exported: with consent, or for a records request (PRV-01, PRV-14)."""
        return self.is_for_records or row["may_publish"] or (row["may_quote"] and not row["youth"])

    def letters_of(self, row: dict) -> int:
        letter = self.letters.get(row["campaign"])
        return letter.size if letter else 1

    def facts_of(self, row: dict) -> Facts:
        return row["channel"], row["language"], month_of(row["submitted_at"]), str(row["version"])


def month_of(moment: str) -> str:
    """Return the month in Pacific time in which a comment was received."""
    return datetime.fromisoformat(moment).astimezone(PACIFIC).strftime("%Y-%m")


def plan_of(
    cut: Cut, audience: str, *, release: Release, values: str = "labels", progress: Progress | None = None
) -> Plan:
    """Build the plan of an export; except for records exports this reads the whole file of the cut once."""
    plan = Plan(cut, audience, values, cut_files.meta(cut), release, progress, len(withdrawn_from(cut)))
    plan.hidden, plan.gone = hidden_in(cut, audience), withdrawn_ids(cut)
    if plan.is_for_records:
        plan.rows = cut.rows
        return plan
    plan.gone |= hidden_ids(cut)
    tables = release.tables
    plan.codes, plan.codes_against = published_codes(tables, "comments"), published_codes(tables, "against")
    plan.answers = {
        question["key"]: published_choices(tables, question["key"])
        for question in plan.meta["questions"]
        if not question["about_you"]
    }
    _look_through(plan)
    return plan


def hidden_in(cut: Cut, audience: str) -> list[str]:
    """The ids, in this release, of comments hidden since the cut. A records request gets hidden comments as well."""
    if audience == Export.Audience.RECORDS:
        return []
    return sorted(release_id(cut, audience, each.pk) for each in hidden_from(cut))


def _look_through(plan: Plan) -> None:
    """Make the first pass: select comments that a person has read, one per campaign; count equal rows (P08, PAR-05).

    Rows are ordered by their release ids, so the order does not reveal when comments arrived (P11).
    """
    facts_of_rows: Counter[Facts] = Counter()
    order: list[int] = []
    for place, row in _single_rows(plan):
        facts_of_rows[plan.facts_of(row)] += 1
        order.append(_ranked(release_id(plan.cut, plan.audience, row["id"]), place))
    order.sort()
    plan.places = [one & (1 << PLACE_BITS) - 1 for one in order]
    plan.rows = len(order)
    plan.told = _noted(plan, facts_of_rows)


def _single_rows(plan: Plan) -> Iterator[tuple[int, dict]]:
    for place, row in cut_files.places(plan.cut):
        if row["state"] != "published":
            continue
        row = plan.as_of_now(row)
        if row["campaign"] is None:
            yield place, row
            continue
        letter = plan.letters.setdefault(row["campaign"], Letter(row, place))
        letter.size += 1
        if plan.shows_text(row) and not plan.shows_text(letter.row):
            letter.row, letter.place = row, place
    for letter in plan.letters.values():
        yield letter.place, letter.row


def _ranked(id_: str, place: int) -> int:
    """Pack the id's prefix and the byte offset into one integer, which is compact for a million rows."""
    return int(id_[:6], 16) << PLACE_BITS | place


def release_id(cut: Cut, audience: str, id_: int) -> str:
    """Return an id that is valid in this release only, so two releases cannot be joined by it (P09)."""
    words = f"release:{cut.number}:{audience}:{id_}".encode()
    return hmac.new(record_key(), words, hashlib.sha256).hexdigest()[:12]


def _noted(plan: Plan, counts: Counter[Facts]) -> dict[Facts, Facts]:
    """Mask first what the release suppresses, then combinations that too few rows share."""
    shown = {name: published_groups(plan.tables, name) for name in ("channel", "language", "month")}
    masked: dict[Facts, Facts] = {}
    for facts in counts:
        told = [group_of(facts[n], groups) or LET_GO[name] for n, (name, groups) in enumerate(shown.items())]
        masked[facts] = (*told, facts[-1])
    sizes: Counter[Facts] = Counter()
    for facts, new in masked.items():
        sizes[new] += counts[facts]
    coarse = alike(sizes, plan.threshold)
    return {facts: coarse[new] for facts, new in masked.items()}
