"""Minutes and recordings of past demo meetings: one set approved by a later vote, two awaiting approval."""

from datetime import date, timedelta
from typing import Any

from boards.choices import MinutesState
from boards.demo.meetings import pacific
from boards.minutes.recordings import add_recording, remove_recording
from boards.minutes.services import approve_minutes, post_minutes, write_minutes_text
from boards.models import Meeting, MinutesVersion, Motion
from cms import clock
from cms.access import Role
from cms.demo import DemoContext
from cms.users.models import User

LINK = "https://stream.demo.example/boards"
WORDS = {
    ("governing-board", date(2022, 5, 11)): {
        "en": "The chair thanked the 32 people who offered to serve.",
        "es": "La presidencia agradeció a las 32 personas que se ofrecieron a participar.",
    },
    ("community-engagement", date(2022, 9, 14)): {
        "en": "Members asked staff to bring the questions of families to the next meeting.",
        "es": "La junta pidió al personal llevar las preguntas de las familias a la próxima reunión.",
    },
    ("governing-board", date(2022, 11, 9)): {
        "en": "Interpretation in Spanish and American Sign Language was given all through.",
        "es": "Hubo interpretación al español y a la lengua de señas durante toda la reunión.",
    },
}
CAPTIONS = """WEBVTT

00:02.000 --> 00:06.500
Good morning. This is an invented meeting of the Governing Board.

00:06.500 --> 00:11.000
You may speak on every item before it is decided.
"""
APPROVED, APPROVED_BY = ("governing-board", date(2022, 5, 11)), ("governing-board", date(2022, 11, 9))
WHY_GONE = "Kept longer than the schedule of this demo asks for"


def build(ctx: DemoContext) -> None:
    """Idempotent: existing minutes and recordings stay unchanged."""
    held = {
        (meeting.body.slug, meeting.day): meeting
        for meeting in Meeting.objects.filter(is_demo=True, status="ended").select_related("body")
    }
    for key, words in WORDS.items():
        if key in held and not held[key].minutes.exists():
            _post(ctx, held[key], words)
    _approve(ctx, held)
    _record(ctx, held)


def _post(ctx: DemoContext, meeting: Meeting, words: dict[str, str]) -> None:
    clerk = ctx.user(Role.CLERK)
    with clock.at(pacific(meeting.day + timedelta(days=9), 14)):
        write_minutes_text(actor=clerk, meeting=meeting, text=words)
        post_minutes(actor=clerk, meeting=meeting)


def _approve(ctx: DemoContext, held: dict[tuple[str, date], Meeting]) -> None:
    first, later = held.get(APPROVED), held.get(APPROVED_BY)
    if first is None or later is None:
        return
    last = MinutesVersion.objects.filter(meeting=first).order_by("-number").first()
    votes = Motion.objects.filter(item__meeting=later, item__number=2, passed=True)
    vote = votes.select_related("item__meeting").first()
    if last is None or last.state != MinutesState.DRAFT or vote is None:
        return
    with clock.at(pacific(later.day + timedelta(days=1), 10)):
        approve_minutes(actor=ctx.user(Role.CLERK), meeting=first, motion=vote)


def _record(ctx: DemoContext, held: dict[tuple[str, date], Meeting]) -> None:
    """November in three languages. May's recording was removed after its retention period, and its page says so."""
    clerk = ctx.user(Role.CLERK)
    november, may = held.get(APPROVED_BY), held.get(APPROVED)
    if november is not None and not november.recordings.exists():
        with clock.at(pacific(november.day + timedelta(days=2), 9)):
            for language in ("en", "es", "ase"):
                _add(clerk, november, language)
    if may is not None and not may.recordings.exists():
        with clock.at(pacific(may.day + timedelta(days=2), 9)):
            made = _add(clerk, may, "en")
        with clock.at(pacific(may.day + timedelta(days=60), 9)):
            remove_recording(actor=clerk, recording=made, reason=WHY_GONE)


def _add(clerk: User, meeting: Meeting, language: str) -> Any:
    return add_recording(
        actor=clerk,
        meeting=meeting,
        url=f"{LINK}/{meeting.day}-{language}",
        language=language,
        captions_text=CAPTIONS if language == "en" else "",
    )
