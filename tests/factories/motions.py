"""Motions as a clerk records them at the console, and what pages then say."""

from io import StringIO

from django.core.management import call_command

from boards.models import Meeting, Motion
from boards.motion_choices import Choice
from boards.sessions.votes import record_roll_call
from tests.factories import boards as make
from tests.factories.console import Console


def seats(meeting: Meeting) -> list[int]:
    return list(meeting.body.seats.order_by("position").values_list("pk", flat=True))


def words(meeting: Meeting, effect: str, **more) -> dict:
    mover, seconder = seats(meeting)[:2]
    return {"text_en": "To do so.", "mover": mover, "seconder": seconder, "effect": effect} | more


def call(console: Console, motion: Motion, *, ayes: int = 5) -> str:
    """All vote (one by one at the console: test_console.py); gives the console once the vote is closed."""
    everyone = console.meeting.body.seats.order_by("position")
    choices = {seat: Choice.AYE if place < ayes else Choice.NO for place, seat in enumerate(everyone)}
    record_roll_call(actor=make.ACTOR, motion=motion, choices=choices)
    return console.said(f"motions/{motion.pk}/close/")


def passed(console: Console, item, effect: str, **more) -> Motion:
    answer = console.on(item, "motion", words(console.meeting, effect, **more))
    assert answer.status_code == 302, answer.content.decode()
    motion = Motion.objects.get(effect=effect, state="moved")
    call(console, motion)
    motion.refresh_from_db()
    assert motion.passed
    return motion


def event(meeting: Meeting, kind: str) -> dict:
    return meeting.events.get(kind=kind).facts


def public(client, meeting: Meeting) -> str:
    return client.get(meeting.get_absolute_url()).content.decode()


def verify() -> str:
    said = StringIO()
    try:
        call_command("verify", stdout=said, stderr=said)
    except SystemExit as end:
        assert end.code == 1
    return said.getvalue()
