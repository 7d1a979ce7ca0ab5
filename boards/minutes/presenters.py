"""Present a meeting's minutes and recordings, from its events only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from boards.agendas.presenters import ItemView, Jump
from boards.choices import APPROVED_MINUTES, MinutesState
from boards.event_choices import EventKind
from boards.minutes.chapters import Chapter, begun, chapters
from boards.models import MeetingEvent
from cms import clock
from cms.i18n.fields import text
from feedback.reference_data.languages import LANGUAGES, language_name

SIGN = "ase"
KINDS = (EventKind.MINUTES, EventKind.RECORDING, EventKind.RECORDING_GONE, EventKind.ITEM)


def recording_languages() -> list[tuple[str, str]]:
    """Languages of recordings, including sign language (C2C-22)."""
    return [*((code, str(name)) for code, name in LANGUAGES if code != "other"), (SIGN, language_label(SIGN))]


def language_label(code: str) -> str:
    return _("American Sign Language") if code == SIGN else language_name(code)


@dataclass
class RecordingView:
    """With `gone_on` it is a tombstone: what was removed, and why."""

    pk: int
    language: str
    url: str
    began_at: datetime
    captions: str = ""
    is_demo: bool = False
    gone_on: date | None = None
    because: str = ""
    chapters: list[Chapter] = field(default_factory=list)

    @property
    def label(self) -> str:
        return language_label(self.language)

    @property
    def captions_label(self) -> str:
        return language_label(self.captions)

    @property
    def lang(self) -> str:
        """Lang attribute of the language name; sign language is named in the page's language."""
        return "" if self.language == SIGN else self.language


@dataclass
class MinutesView:
    """``approvals``: of a joint meeting, each body that approved these words, and the day of its vote."""

    number: int
    state: str
    sha256: str = ""
    approved_on: date | None = None
    approvals: list[tuple[str, date]] = field(default_factory=list)

    @property
    def is_approved(self) -> bool:
        return self.state in APPROVED_MINUTES

    @property
    def label(self) -> str:
        return str(MinutesState(self.state).label)


@dataclass
class Recorded:
    minutes: MinutesView | None = None
    recordings: list[RecordingView] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.minutes or self.recordings)


def recorded(events: Iterable[MeetingEvent], items: list[ItemView]) -> Recorded:
    """Collect recordings, with chapters from item calls. The latest event of each recording applies."""
    shown = Recorded()
    found: dict[int, RecordingView] = {}
    called: dict[int | None, datetime] = {}
    approvals: dict[str, dict[str, date]] = defaultdict(dict)
    for event in events:
        facts = event.facts
        if event.kind == EventKind.ITEM:
            called.setdefault(event.item_id, event.at)
        elif event.kind == EventKind.MINUTES:
            shown.minutes = _minutes(facts, approvals)
        elif event.kind == EventKind.RECORDING:
            found[facts["recording"]] = _recording(facts)
        elif facts["recording"] in found:
            gone = found[facts["recording"]]
            gone.gone_on, gone.because = event.at.astimezone(clock.PACIFIC).date(), facts["because"]
    starts = [(at, item.label, item.title) for item in items if (at := _begun(item, called))]
    for recording in found.values():
        recording.chapters = chapters(recording.began_at, starts) if not recording.gone_on else []
    shown.recordings = sorted(found.values(), key=lambda each: (each.gone_on is not None, each.pk))
    return shown


def jumps_to(item: ItemView, recordings: Iterable[RecordingView]) -> list[Jump]:
    """Where the item begins in each recording, the one in the reader's language first."""
    found = [
        (each, chapter) for each in recordings for chapter in each.chapters if chapter.label == item.label
    ]
    found.sort(key=lambda pair: pair[0].language != get_language())
    return [
        Jump(f"{each.url}#t={chapter.seconds}", chapter.clock, each.label, each.lang)
        for each, chapter in found
    ]


def _begun(item: ItemView, called: dict[int | None, datetime]) -> datetime | None:
    moved = item.motions[0].motion.moved_at if item.motions else None
    return begun(item.row, called.get(item.row.pk), moved) if item.row else None


def _minutes(facts: dict[str, Any], approvals: dict[str, dict[str, date]]) -> MinutesView:
    """``approvals``: by the SHA-256 of the words, which bodies approved them, and when; this one is added."""
    on = date.fromisoformat(facts["approved_on"]) if facts.get("approved_on") else None
    found = MinutesView(facts["number"], facts["state"], facts["sha256"], on)
    if on and facts.get("body"):
        approvals[found.sha256][text(facts["body"])] = on
    found.approvals = list(approvals[found.sha256].items())
    return found


def _recording(facts: dict[str, Any]) -> RecordingView:
    return RecordingView(
        pk=facts["recording"],
        language=facts["language"],
        url=facts["url"],
        began_at=datetime.fromisoformat(facts["began_at"]),
        captions=facts["captions"],
        is_demo=facts["is_demo"],
    )
