"""ACC-05: the share of people who ask for or use each language, on every channel, against 5 %.

True counts for the desk; a file has none. A language that reaches the share on any channel needs staff and materials.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, QuerySet, Sum
from django.utils.translation import gettext as _

from engagement.choices import SpokenLanguage
from engagement.models import Note, Registration, WalkIn
from engagement.published_cells import threshold
from engagement.small_rooms import count_cell
from feedback.models import Channel, Submission
from feedback.reference_data.languages import language_name

SUBSTANTIAL = 0.05
FIRST = "en"


@dataclass(frozen=True)
class Share:
    language: str
    name: str
    count: int
    total: int

    @property
    def share(self) -> float:
        return self.count / self.total if self.total else 0.0

    @property
    def percent(self) -> float:
        return round(100 * self.share, 1)

    @property
    def is_substantial(self) -> bool:
        """Whether the share reaches 5 % (ACC-05); never for English or an unknown language."""
        return self.language not in ("", FIRST) and self.share >= SUBSTANTIAL

    @property
    def published(self) -> tuple[str, str]:
        """For a file: whether the language has enough people, and only then whether it reaches 5 % (PRV-10)."""
        if count_cell(self.count).hidden:
            return f"fewer than {threshold()}", ""
        return f"{threshold()} or more", "yes" if self.is_substantial else "no"


@dataclass(frozen=True)
class ChannelShares:
    title: str
    unit: str
    rows: list[Share]
    missing: int

    @property
    def total(self) -> int:
        return sum(row.count for row in self.rows)


def language_shares(since: datetime) -> list[ChannelShares]:
    return [each for each in _all(since) if each.rows or each.missing]


def _all(since: datetime) -> Iterator[ChannelShares]:
    people = Registration.objects.coming().filter(conversation__starts_at__gte=since)
    yield _channel(_("Requested at registration"), _("people"), _sum(people, "language", "party_size"))
    came = _sum(people.exclude(arrived_at=None), "language", "arrived_people")
    walk_ins = WalkIn.objects.filter(conversation__starts_at__gte=since)
    yield _channel(
        _("Used by people who attended a conversation"),
        _("people"),
        came + _sum(walk_ins, "language", "people"),
    )
    notes = Note.objects.filter(group__conversation__starts_at__gte=since)
    yield _channel(_("Small-group notes"), _("people represented"), _sum(notes, "language", "speaks_for"))
    comments = Submission.objects.counted().filter(submitted_at__gte=since)
    for channel in Channel:
        counted = dict(
            comments.filter(channel=channel).order_by().values_list("language").annotate(Count("pk"))
        )
        yield _channel(
            _("Comments: %(channel)s") % {"channel": channel.label}, _("comments"), Counter(counted)
        )


def _sum(rows: QuerySet, field: str, people: str) -> Counter:
    found = rows.order_by().values_list(field).annotate(n=Sum(F(people)))
    return Counter({language: n or 0 for language, n in found})


def _channel(title: str, unit: str, counts: Counter) -> ChannelShares:
    missing = counts.pop("", 0)
    total = sum(counts.values())
    rows = [Share(code, _name(code), n, total) for code, n in counts.items() if n]
    return ChannelShares(title, unit, sorted(rows, key=lambda row: (-row.count, row.language)), missing)


def _name(code: str) -> str:
    return str(SpokenLanguage(code).label) if code in SpokenLanguage.values else language_name(code)
