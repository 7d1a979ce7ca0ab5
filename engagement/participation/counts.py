"""Count participants by role, region and language. True counts leave this app only through ``year_facts`` (PRV-11).

A person is counted once per conversation. Only the person who registered a party answered the questions; the others
are counted as missing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Q

from cms.clock import PACIFIC
from cms.disclosure import Cell, PublishedTable, Table, publish_together, published_count
from engagement.choices import SpokenLanguage
from engagement.models import Conversation, ParticipantRole, Region, Registration, WalkIn
from engagement.published_cells import as_json
from engagement.published_parts import published_parts
from engagement.published_totals import all_of, public_attendance, public_polls
from engagement.small_rooms import alike, beside, total
from feedback.models import Benchmark

MISSING = "missing"
DIMENSIONS = ("role", "region", "language")
FIELDS = {"role": "role__key", "region": "area__key", "language": "language"}
Counts = dict[str, dict[str, int]]
Json = dict[str, Any]


def counts_of(conversations: Iterable[int]) -> dict[int, Counts]:
    """Conversation → dimension → key → people. Two queries, however many conversations."""
    wanted = list(conversations)
    found: dict[int, dict[str, Counter]] = {
        pk: {dimension: Counter() for dimension in DIMENSIONS} for pk in wanted
    }
    came = Registration.objects.coming().filter(conversation__in=wanted).exclude(arrived_at=None)
    for row in came.values("conversation", "arrived_people", *FIELDS.values()):
        people = max(1, row["arrived_people"])
        for dimension, field in FIELDS.items():
            counter = found[row["conversation"]][dimension]
            counter[row[field] or MISSING] += 1
            counter[MISSING] += people - 1
    for row in WalkIn.objects.filter(conversation__in=wanted).values(
        "conversation", "people", *FIELDS.values()
    ):
        for dimension, field in FIELDS.items():
            found[row["conversation"]][dimension][row[field] or MISSING] += row["people"]
    return {
        pk: {dimension: {key: n for key, n in counter.items() if n} for dimension, counter in each.items()}
        for pk, each in found.items()
    }


def total_of(counts: Counts) -> int:
    return sum(counts[DIMENSIONS[0]].values())


def year_facts(year: int, conversations: list[Conversation]) -> Json:
    """All numbers of a year as JSON, decided beside all that is public of its conversations.

    Each conversation has one cell. The tables contain those whose own number is shown, so that their sums give
    nothing away about the others; the total of the year adds the range of the others (`small_rooms`, 5).
    """
    counts = counts_of(each.pk for each in conversations)
    counted = [each for each in conversations if total_of(counts[each.pk])]
    cells = {each.pk: door_cell(each, total_of(counts[each.pk])) for each in counted}
    shown = [each for each in counted if not cells[each.pk].hidden]
    by_conversation = _together(shown, counts)
    return {
        "year": year,
        "conversations": [_conversation(each, cells[each.pk]) for each in counted],
        "total": as_json(total([_known(each, cells[each.pk]) for each in counted])),
        "dimensions": {name: _dimension(name, shown, counts, by_conversation) for name in DIMENSIONS},
    }


def door_cell(conversation: Conversation, people: int) -> Cell:
    """People counted at the door, beside the recap and the polls. The door may have missed some who answered."""
    return beside(people, [*all_of(public_polls(conversation)), *public_attendance(conversation)])


def _known(conversation: Conversation, cell: Cell) -> Cell:
    """What a reader knows of a conversation whose door count is hidden: the number of its recap, if it has one."""
    return next(iter(public_attendance(conversation)), cell) if cell.hidden else cell


def _conversation(conversation: Conversation, cell: Cell) -> Json:
    return {
        "id": conversation.pk,
        "name": conversation.name,
        "slug": conversation.slug,
        "day": day_of(conversation),
        "cell": as_json(cell),
    }


def day_of(conversation: Conversation) -> str:
    return conversation.starts_at.astimezone(PACIFIC).date().isoformat()


def _together(conversations: list[Conversation], counts: dict[int, Counts]) -> dict[str, PublishedTable]:
    """The tables conversation × answer. Empty if a conversation's own total, which is shown, would have to be hidden
    to protect another number: then only the year is published.
    """
    if not conversations:
        return {}
    tables = [
        Table(
            {str(each.pk): _full(counts, each.pk, name, conversations) for each in conversations},
            rows="conversation",
            columns=name,
            public_total=True,
        )
        for name in DIMENSIONS
    ]
    published = publish_together(tables, threshold=settings.DISCLOSURE_THRESHOLD)
    if any(cell.hidden for table in published for cell in table.row_totals.values()):
        return {}
    return dict(zip(DIMENSIONS, published, strict=True))


def _full(
    counts: dict[int, Counts], pk: int, dimension: str, conversations: list[Conversation]
) -> dict[str, int]:
    keys = {key for each in conversations for key in counts[each.pk][dimension]}
    return {key: counts[pk][dimension].get(key, 0) for key in sorted(keys | {MISSING})}


def _dimension(
    name: str,
    conversations: list[Conversation],
    counts: dict[int, Counts],
    by_conversation: dict[str, PublishedTable],
) -> Json:
    whole: Counter = Counter()
    for each in conversations:
        whole.update(counts[each.pk][name])
    whole.setdefault(MISSING, 0)
    if joint := by_conversation.get(name):
        year, people = joint.column_totals, joint.total
        split = {pk: _cells(row) for pk, row in joint.items()}
        totals = {pk: as_json(cell) for pk, cell in joint.row_totals.items()}
    else:
        people = published_count(whole.total(), threshold=settings.DISCLOSURE_THRESHOLD)
        year, split, totals = published_parts(whole), {}, {}
    return {
        "labels": labels_of(name, whole),
        "year": _cells(year),
        "total": as_json(people),  # type: ignore[arg-type]  # both tables have one
        "conversations": split,
        "totals": totals,
        "benchmark": _benchmark(name),
    }


def _cells(cells: Mapping[str, Cell]) -> Json:
    return {key: as_json(cell) for key, cell in alike(cells).items()}


def labels_of(dimension: str, keys: Iterable[str]) -> Json:
    wanted = [key for key in keys if key != MISSING]
    if dimension == "language":
        return {key: {} for key in wanted}
    model: type[ParticipantRole | Region] = ParticipantRole if dimension == "role" else Region
    return {each.key: each.name for each in model.objects.filter(key__in=wanted)}


def _benchmark(dimension: str) -> Json | None:
    """The newest benchmark of this dimension, copied as it is now (PAR-06)."""
    found = Benchmark.objects.filter(Q(dimension=dimension)).order_by("-year", "pk").first()
    if found is None:
        return None
    shares = _by_spoken_language(found.shares) if dimension == "language" else found.shares
    return {"name": found.name, "source": found.source, "year": found.year, "shares": shares}


def _by_spoken_language(shares: dict[str, float]) -> dict[str, float]:
    """Merge the written forms of a spoken language: people are asked which language they speak."""
    found: dict[str, float] = defaultdict(float)
    for key, share in shares.items():
        short = key.split("-")[0]
        found[short if short in SpokenLanguage.values else SpokenLanguage.OTHER] += share
    return {key: round(share, 6) for key, share in found.items()}
