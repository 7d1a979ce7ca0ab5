"""A posted agenda as a page shows it: the frozen texts in the reader's language, joined with what came of each item."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.dateparse import parse_date, parse_datetime

from boards.choices import Choice, ItemKind, MeetingKind
from boards.models import AgendaItem, CommentWindow, Decision, ItemOutcome, Motion, PostedAgenda, Vote
from cms.chain import Line
from cms.translated import text

TAGS = {ItemKind.ACTION: "tint", ItemKind.DISCUSSION: "lupine"}


@dataclass
class ShownMotion:
    motion: Motion
    votes: list[Vote] = field(default_factory=list)
    decision: Decision | None = None

    @property
    def ayes(self) -> int:
        return sum(vote.choice == Choice.AYE for vote in self.votes)

    @property
    def sentence(self) -> str:
        from boards.kinds import vote_sentence

        return vote_sentence(self.motion, self.ayes, is_yes=self.decision is None or self.decision.is_yes)

    @property
    def groups(self) -> list[tuple[str, list[Vote]]]:
        """Seats by how they voted, in the order of the choices; empty groups are left out."""
        found = [(choice, [vote for vote in self.votes if vote.choice == choice]) for choice in Choice]
        return [(str(choice.label), votes) for choice, votes in found if votes]


@dataclass
class ShownItem:
    number: int
    key: str
    kind: str
    title: str
    text: str
    at: datetime | None
    withdrawn: bool = False
    findings: list[int] = field(default_factory=list)
    row: AgendaItem | None = None
    line: Line | None = None
    motions: list[ShownMotion] = field(default_factory=list)

    @property
    def kind_label(self) -> str:
        return str(ItemKind(self.kind).label)

    @property
    def tag(self) -> str:
        return TAGS.get(ItemKind(self.kind), "plain")

    @property
    def window(self) -> CommentWindow | None:
        return getattr(self.row, "comment_window", None)

    @property
    def outcome(self) -> ItemOutcome | None:
        return getattr(self.row, "outcome", None)

    @property
    def is_decided(self) -> bool:
        return bool(self.motions)

    @property
    def is_settled(self) -> bool:
        """A vote was closed on it, or the body left it without one."""
        return self.is_decided or self.outcome is not None


@dataclass
class ShownAgenda:
    title: str
    summary: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    facts: dict
    texts: dict[str, str]
    items: list[ShownItem]

    @property
    def aid_until(self) -> date | None:
        return parse_date(self.facts["aid_until"]) if self.facts["aid_until"] else None


def shown_agenda(snapshot: dict) -> ShownAgenda:
    facts = snapshot["meeting"]
    starts_at = parse_datetime(facts["starts_at"])
    items, at = [], starts_at
    for item in snapshot["items"]:
        items.append(
            ShownItem(
                number=item["number"],
                key=item["key"],
                kind=item["kind"],
                title=text(item["title"]),
                text=text(item["text"]),
                at=at,
                withdrawn=item.get("withdrawn", False),
                findings=item["findings"],
            )
        )
        at = at + timedelta(minutes=item["minutes"]) if at and item["minutes"] else None
    return ShownAgenda(
        title=text(snapshot["title"]),
        summary=text(snapshot["summary"]),
        kind=str(MeetingKind(facts["kind"]).label),
        starts_at=starts_at,
        ends_at=parse_datetime(facts["ends_at"]),
        facts=facts,
        texts={name: text(value) for name, value in snapshot["texts"].items()},
        items=items,
    )


def join_rows(agenda: ShownAgenda, rows: list[AgendaItem]) -> dict[int, ShownItem]:
    """Give each shown item its record; answers by the record's row number."""
    by_key = {row.key: row for row in rows}
    for item in agenda.items:
        item.row = by_key.get(item.key)
    return {item.row.pk: item for item in agenda.items if item.row}


def join_votes(by_row: dict[int, ShownItem], posting: PostedAgenda) -> None:
    """Closed votes by name, in one statement for the whole meeting."""
    rows = Vote.objects.filter(motion__item__meeting=posting.meeting_id, motion__state="closed")
    rows = rows.select_related(
        "motion__mover", "motion__seconder", "motion__decision", "seat", "holding", "motion"
    )
    motions: dict[int, ShownMotion] = {}
    for vote in rows.order_by("motion__item__number", "motion__order", "seat__position"):
        motion = vote.motion
        if motion.pk not in motions:
            item = by_row[motion.item_id]
            motion.item = item.row
            decision = getattr(motion, "decision", None)
            public = decision if decision is not None and decision.published_at else None
            motions[motion.pk] = ShownMotion(motion, decision=public)
            item.motions.append(motions[motion.pk])
        motions[motion.pk].votes.append(vote)
