"""Present a posted agenda: its frozen texts in the reader's language, merged with each item's results."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from boards.agendas.changes import label_of
from boards.agendas.draft_rows import WORDS
from boards.agendas.item_keys import WHOLE_MEETING
from boards.agendas.motion_views import MotionView, view_of, with_all_shown
from boards.agendas.posted_materials import of_the_meeting
from boards.agendas.promised_times import promised_at
from boards.agendas.results import Result, leading, of_each_body, results_of
from boards.choices import Ground, ItemKind, MeetingKind, SpecialPurpose
from boards.document_labels import about_file
from boards.models import (
    AgendaItem,
    CommentWindow,
    DisclosureFiling,
    ItemOutcome,
    Material,
    Motion,
    PostedAgenda,
)
from boards.motion_text import set_dispositions
from boards.plain_text import as_html
from boards.rules.closed_grounds import cite
from cms.chain import Line
from cms.i18n.fields import text

TAGS = {ItemKind.ACTION: "tint", ItemKind.CONSENT: "tint", ItemKind.DISCUSSION: "lupine"}


@dataclass
class MaterialView:
    """A document of an item or of the whole meeting, in the posted version.

    One removed as posted by mistake has no file and no SHA-256.
    """

    id: int
    version: int
    title: str
    name: str
    language: str
    sha256: str
    size: int
    pages: int | None
    prepared_by: str
    alternative_of: int | None = None
    withdrawn_at: datetime | None = None

    @property
    def is_removed(self) -> bool:
        return not self.sha256

    @property
    def about(self) -> str:
        return "" if self.is_removed else about_file(self.name, self.pages, self.size, self.language)


@dataclass(frozen=True)
class Jump:
    """The moment of a recording at which an item began; ``lang`` is that of the label."""

    url: str
    clock: str
    label: str
    lang: str = ""


@dataclass
class ItemView:
    number: int
    key: str
    kind: str
    title: str
    text: str
    at: datetime | None
    label: str = ""
    parent: str = ""
    presenter: str = ""
    not_before: time | None = None
    action: str = ""
    motion: str = ""
    report: SafeString = SafeString("")
    lang: str = ""
    langs: dict[str, str] = field(default_factory=dict)  # of each other text, as ``lang`` is of the title
    citation: str = ""
    purpose: str = ""
    continues: int | None = None
    withdrawn: bool = False
    added: str = ""
    findings: list[int] = field(default_factory=list)
    materials: list[MaterialView] = field(default_factory=list)
    parts: "list[ItemView]" = field(default_factory=list)
    row: AgendaItem | None = None
    line: Line | None = None
    motions: list[MotionView] = field(default_factory=list)
    called_at: datetime | None = None
    comment_url: str = ""
    handed_out: list[Material] = field(default_factory=list)
    filings: list[DisclosureFiling] = field(default_factory=list)
    jumps: list[Jump] = field(default_factory=list)
    rankings: list[Any] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)

    @property
    def cited(self) -> str:
        """The ground of a closed session, as agendas print it."""
        return cite(self.citation) if self.citation else ""

    @property
    def kind_label(self) -> str:
        return str(ItemKind(self.kind).label)

    @property
    def open_parts(self) -> "list[ItemView]":
        """Parts without a vote or outcome of their own."""
        return [part for part in self.parts if not part.is_settled]

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
    def result(self) -> Result | None:
        """What became of it, in one chip."""
        return leading(self.results)

    @property
    def shown_results(self) -> list[Result]:
        """One, and in a joint meeting one of each body that voted."""
        return of_each_body(self.results)

    @property
    def has_more(self) -> bool:
        """Whether there is anything to unfold."""
        words = (self.text, self.action, self.motion, self.report, self.presenter)
        facts = (*words, self.line, self.outcome, self.window, self.comment_url)
        rows = (self.motions, self.materials, self.handed_out, self.filings, self.findings, self.rankings)
        return any(facts) or any(rows) or bool(self.open_parts) or len(self.jumps) > 1

    @property
    def is_decided(self) -> bool:
        return any(each.motion.is_closed for each in self.motions)

    @property
    def is_settled(self) -> bool:
        """Whether a vote was closed on it, or the body closed it without one."""
        return self.is_decided or self.outcome is not None


@dataclass
class AgendaView:
    """``items`` holds every item and part in agenda order; ``tops`` holds the top-level items.

    ``materials`` and ``handed_out`` are documents of the whole meeting.
    """

    title: str
    summary: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    facts: dict
    texts: dict[str, str]
    items: list[ItemView]
    easy_read: dict[str, str] = field(default_factory=dict)
    sign_video: str = ""
    materials: list[MaterialView] = field(default_factory=list)
    handed_out: list[Material] = field(default_factory=list)

    @property
    def all_materials(self) -> list[MaterialView]:
        return [*self.materials, *(row for item in self.items for row in item.materials)]

    @property
    def tops(self) -> list[ItemView]:
        return [item for item in self.items if not item.parent]

    @property
    def rows(self) -> list[ItemView]:
        """One row for each item, and for each part with a vote or outcome of its own, in agenda order."""
        return [item for item in self.items if not item.parent or item.is_settled]

    @property
    def decided(self) -> list[tuple[ItemView, Result]]:
        """Each vote or outcome that decided business or put it off, with its item, in agenda order."""
        return [(item, result) for item in self.items for result in item.results if result.is_decision]

    @property
    def aid_until(self) -> date | None:
        return parse_date(self.facts["aid_until"]) if self.facts["aid_until"] else None

    @property
    def written_until(self) -> datetime | None:
        return parse_datetime(self.facts.get("written_until") or "")

    @property
    def more_texts(self) -> list[str]:
        """Texts each agenda carries besides its items and attendance information (BK-13)."""
        names = ("off_agenda_notice", "webcast_notice", "materials_notice")
        return [self.texts[name] for name in names if self.texts.get(name)]

    @property
    def why_short(self) -> str:
        """Explain why notice is shorter than ten days, and for which purpose (BK-16, BK-18)."""
        ground, purpose = self.facts.get("ground"), self.facts.get("purpose")
        words = [Ground(ground).label] if ground else []
        words += [SpecialPurpose(purpose).label] if purpose else []
        return "; ".join(str(each) for each in words)

    @property
    def sites(self) -> list[str]:
        return self.facts.get("sites", [])


def agenda_view(snapshot: dict) -> AgendaView:
    facts = snapshot["meeting"]
    starts_at = datetime.fromisoformat(facts["starts_at"])
    return AgendaView(
        title=text(snapshot["title"]),
        summary=text(snapshot["summary"]),
        kind=str(MeetingKind(facts["kind"]).label),
        starts_at=starts_at,
        ends_at=datetime.fromisoformat(facts["ends_at"]),
        facts=facts,
        texts={name: text(value) for name, value in snapshot["texts"].items()},
        items=_item_views(snapshot["items"], starts_at),
        easy_read=snapshot.get("easy_read", {}),
        sign_video=text(snapshot.get("sign_video")),
        materials=_material_views(of_the_meeting(snapshot)),
    )


def whole_meeting_view() -> ItemView:
    """What holds the materials of the whole meeting where a page lists items; it has no number, kind or time."""
    return ItemView(0, WHOLE_MEETING, "", _("Materials for the whole meeting"), text="", at=None)


def _material_views(rows: list[dict]) -> list[MaterialView]:
    return [MaterialView(**{**row, "title": text(row["title"])}) for row in rows]


def _item_views(items: list[dict], starts_at: datetime | None) -> list[ItemView]:
    times = _times(items, starts_at)
    shown = [_item_view(item, times[item["key"]]) for item in items]
    by_key = {item.key: item for item in shown}
    for item in shown:
        if item.parent in by_key:
            by_key[item.parent].parts.append(item)
    return shown


def _times(items: list[dict], at: datetime | None) -> dict[str, datetime | None]:
    """When each item begins, as far as durations are given; parts share the time of their item.

    A withdrawn item has no time and takes none.
    """
    times: dict[str, datetime | None] = {item["key"]: None for item in items}
    day = at
    live = [item for item in items if not item.get("withdrawn")]
    for item in live:
        if item.get("parent"):
            continue
        at = _promised(at, item.get("not_before"), day)
        times[item["key"]] = part_at = at
        parts = [part for part in live if part.get("parent") == item["key"]]
        for part in parts:
            times[part["key"]] = part_at = _promised(part_at, part.get("not_before"), day)
            part_at = _later(part_at, part["minutes"])
        at = _later(at, item["minutes"]) if item["minutes"] or not parts else part_at
    return times


def _promised(at: datetime | None, not_before: str | None, day: datetime | None) -> datetime | None:
    """Not before the time that the public was promised; it is known again from there."""
    if not not_before or day is None:
        return at
    promised = promised_at(not_before, day)
    return max(at, promised) if at else promised


def _later(at: datetime | None, minutes: int | None) -> datetime | None:
    return at + timedelta(minutes=minutes) if at and minutes else None


def other_language(texts: Mapping[str, str]) -> str:
    """The language that a text is shown in, if it is not the reader's."""
    language = get_language() or settings.LANGUAGE_CODE
    if not texts or language in texts:
        return ""
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in texts else next(iter(texts))


def _item_view(item: dict, at: datetime | None) -> ItemView:
    """Agendas in format 1 have no label, parts, presenter or materials."""
    return ItemView(
        number=item["number"],
        key=item["key"],
        kind=item["kind"],
        title=text(item["title"]),
        text=text(item["text"]),
        at=at,
        label=label_of(item),
        parent=item.get("parent", ""),
        presenter=item.get("presenter", ""),
        not_before=parse_time(item.get("not_before") or ""),
        action=text(item.get("action")),
        motion=text(item.get("motion")),
        report=as_html(text(item.get("report")), heading=4),
        lang=other_language(item["title"]),
        langs={name: other_language(item.get(name) or {}) for name in WORDS},
        citation=item.get("citation", ""),
        purpose=item.get("purpose", ""),
        continues=item.get("continues"),
        withdrawn=item.get("withdrawn", False),
        added=item.get("added", ""),
        findings=item["findings"],
        materials=_material_views(item.get("materials", [])),
    )


def join_rows(agenda: AgendaView, rows: list[AgendaItem]) -> dict[int, ItemView]:
    """Attach each item's database row; returns the items by primary key."""
    by_key = {row.key: row for row in rows}
    for item in agenda.items:
        item.row = by_key.get(item.key)
    return {item.row.pk: item for item in agenda.items if item.row}


def join_motions(by_row: dict[int, ItemView], posting: PostedAgenda) -> None:
    """Attach the motions of the meeting that are no longer open, with their roll-call votes, in two queries."""
    meeting = posting.meeting_id
    rows = Motion.objects.filter(Q(item__meeting=meeting) | Q(about__item__meeting=meeting))
    found = list(with_all_shown(rows).order_by("item__number", "order"))
    set_dispositions(found)
    for motion in found:
        item = by_row.get(motion.item_id)
        if item is not None and not motion.is_open:
            item.motions.append(view_of(motion))


def set_results(agenda: AgendaView) -> None:
    """What became of each item, once its row and motions are attached."""
    for item in agenda.items:
        item.results = results_of(item.motions, item.outcome)
