"""From the pages of all languages to one frozen agenda, and what stands in the way of posting it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from boards.choices import MeetingKind
from boards.models import Meeting, MeetingPage
from boards.notice import NoticeRuling, regular_notice
from cms.cleaning import clean_text
from cms.components.dates import long_date

MOST_WORDS = 20
FORMAT = 1
TEXTS = ("order_notice", "how_to_attend", "how_to_get_aid")


@dataclass(frozen=True)
class Check:
    """One line of the posting screen: stop, warn or pass."""

    level: str
    title: str
    finding: str
    rule: str


@dataclass
class Readiness:
    ruling: NoticeRuling
    checks: list[Check] = field(default_factory=list)

    @property
    def stops(self) -> list[Check]:
        return [check for check in self.checks if check.level == "stop"]

    @property
    def warnings(self) -> list[Check]:
        return [check for check in self.checks if check.level == "warn"]

    @property
    def passes(self) -> list[Check]:
        return [check for check in self.checks if check.level == "pass"]


def draft_pages(meeting: Meeting) -> dict[str, MeetingPage]:
    """The newest draft of each language, by language code."""
    rows = meeting.pages.select_related("locale", "latest_revision").order_by("pk")
    return {
        page.locale.language_code: page.latest_revision.as_object() if page.latest_revision else page
        for page in rows
    }


def snapshot_of(meeting: Meeting, pages: dict[str, MeetingPage]) -> dict:
    """Facts and texts in every language, as they will stand for ever."""
    return {
        "format": FORMAT,
        "meeting": _facts(meeting),
        "title": _by_language(pages, lambda page: page.title),
        "summary": _by_language(pages, lambda page: page.summary),
        "texts": {name: _by_language(pages, lambda page, n=name: getattr(page, n)) for name in TEXTS},
        "items": _items(meeting, pages),
    }


def _facts(meeting: Meeting) -> dict:
    names = ("kind", "place", "stream_url", "phone_in", "contact_name", "contact_address")
    names += ("contact_phone", "contact_email")
    return {
        "body": meeting.body.slug,
        "body_name": meeting.body.name,
        "day": meeting.day.isoformat(),
        "starts_at": meeting.starts_at.isoformat(),
        "ends_at": meeting.ends_at.isoformat(),
        "aid_until": meeting.aid_until.isoformat() if meeting.aid_until else "",
        **{name: getattr(meeting, name) for name in names},
    }


def _by_language(pages: dict[str, MeetingPage], read) -> dict[str, str]:
    return {code: clean_text(read(page)) for code, page in pages.items() if read(page)}


def _items(meeting: Meeting, pages: dict[str, MeetingPage]) -> list[dict]:
    """Items in the order of the first language; other languages are matched by key, else by place."""
    if not pages:
        return []
    first = pages.get("en") or next(iter(pages.values()))
    findings: dict[str, list[int]] = {}
    for row in meeting.item_findings.select_related("finding").order_by("finding__number"):
        findings.setdefault(row.key, []).append(row.finding.number)
    items = []
    for place, block in enumerate(first.agenda):
        value = block.value
        items.append(
            {
                "key": str(block.id),
                "number": place + 1,
                "kind": value["kind"],
                "minutes": value["minutes"],
                "title": _words(pages, block.id, place, "title"),
                "text": _words(pages, block.id, place, "text"),
                "findings": findings.get(str(block.id), []),
            }
        )
    return items


def _words(pages: dict[str, MeetingPage], key: str, place: int, name: str) -> dict[str, str]:
    words = {}
    for code, page in pages.items():
        blocks = list(page.agenda)
        found = next((block for block in blocks if str(block.id) == str(key)), None)
        if found is None and place < len(blocks) and not _has_keys_of(pages, blocks):
            found = blocks[place]
        if found is not None and found.value[name]:
            words[code] = clean_text(found.value[name])
    return words


def _has_keys_of(pages: dict[str, MeetingPage], blocks: Iterable) -> bool:
    """Whether a translation kept the keys of the first language, so that places must not be guessed."""
    first = pages.get("en") or next(iter(pages.values()))
    keys = {str(block.id) for block in first.agenda}
    return any(str(block.id) in keys for block in blocks)


def readiness(
    meeting: Meeting, snapshot: dict, moment: datetime, *, is_correction: bool = False
) -> Readiness:
    """Everything that stops or warns, in the order of the screen."""
    ruling = regular_notice(meeting.starts_at, moment)
    checks = [*([] if is_correction else _time_checks(meeting, ruling)), *_kind_checks(meeting)]
    checks += [_contact_check(meeting), _place_check(meeting), *_text_checks(snapshot)]
    checks += _item_checks(snapshot)
    return Readiness(ruling, checks)


def _time_checks(meeting: Meeting, ruling: NoticeRuling) -> list[Check]:
    title = _("Posted ten days before")
    if not ruling.allowed:
        return [Check("stop", title, str(ruling.refusal()), "BK-10")]
    words = _("The last legal day is %(day)s.") % {"day": long_date(ruling.latest_legal)}
    return [
        Check("pass", title, words, "BK-10"),
        *(Check("warn", _("A note on the ten days"), warning, "BK-10") for warning in ruling.warnings),
    ]


def _kind_checks(meeting: Meeting) -> list[Check]:
    if meeting.kind == MeetingKind.REGULAR:
        return []
    words = _("Only the agenda of a regular meeting can be posted on this site so far.")
    return [Check("stop", _("Kind of meeting"), words, "BK-16")]


def _contact_check(meeting: Meeting) -> Check:
    title = _("Person to ask, with address and phone")
    if missing := meeting.missing_contact:
        return Check("stop", title, _("Missing: %(what)s.") % {"what": ", ".join(missing)}, "BK-10")
    return Check("pass", title, f"{meeting.contact_name}, {meeting.contact_phone}", "BK-10")


def _place_check(meeting: Meeting) -> Check:
    title = _("A place to come to")
    if not meeting.place:
        return Check("stop", title, _("The agenda must name the place."), "BK-29a")
    return Check("pass", title, meeting.place, "BK-29a")


def _text_checks(snapshot: dict) -> list[Check]:
    rules = {
        "order_notice": (_("What the body may do"), "BK-13"),
        "how_to_attend": (_("How to attend and speak"), "BK-24"),
        "how_to_get_aid": (_("How to ask for an aid"), "BK-28"),
    }
    checks = []
    for name, (title, rule) in rules.items():
        if snapshot["texts"][name]:
            checks.append(Check("pass", title, _("Written."), rule))
        else:
            checks.append(Check("stop", title, _("This text is empty."), rule))
    return checks


def _item_checks(snapshot: dict) -> list[Check]:
    items, title = snapshot["items"], _("Item texts in 20 words")
    if not items:
        return [Check("stop", _("At least one item"), _("The agenda has no item."), "BK-12")]
    checks = [
        Check("stop", _("Each item is described"), _("Item %(number)s has no text.") % item, "BK-12")
        for item in items
        if not item["title"]
    ]
    long = [
        (item["number"], len(words.split()))
        for item in items
        if len((words := next(iter(item["title"].values()), "")).split()) > MOST_WORDS
    ]
    for number, words in long:
        finding = _("Item %(number)s has %(words)s words. You may keep it.")
        checks.append(Check("warn", title, finding % {"number": number, "words": words}, "BK-12"))
    if not long:
        checks.append(Check("pass", title, _("Each item is brief."), "BK-12"))
    return checks
