"""Random orders of what may happen: no stop, sentence or mail is dated before what it answers (PAR-02)."""

import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from types import SimpleNamespace

from django.db import transaction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from cms import clock, extension_points
from cms.chain import Line, LineStop, Node, State, Stop
from cms.chain.line import build
from cms.clock import PACIFIC
from engagement import board_decisions
from engagement.choices import Answer, Promise, Status
from engagement.models import Conversation, Outcome, Recap
from engagement.recaps.presenters import _belongs
from engagement.recaps.progress_line import recap_line
from engagement.recaps.theme_lines import theme_lines
from engagement.recaps.time_rules import answers, day_of
from tests.engagement.recaps.events import Record, Story

START = datetime(2026, 12, 2, 17, 30, tzinfo=PACIFIC)
days = some.integers(-2000, 400)
REACHED = (State.PASSED, State.NOW, State.ENDED, State.PUT_OFF)
nodes = some.lists(
    some.tuples(
        some.sampled_from([Stop.HEARD, Stop.UNDERSTOOD, Stop.DISCUSSED, Stop.DECIDED, Stop.DONE]),
        some.sampled_from([*REACHED, State.TO_COME, State.EMPTY]),
        days,
        some.booleans(),
    ),
    max_size=9,
)


def _node(number: int, stop: str, state: str, day: int, has_hour: bool) -> Node:
    moment = START + timedelta(days=day, minutes=-day)
    when = moment if has_hour else moment.astimezone(PACIFIC).date()
    sentence = f"Happened on {when:%Y-%m-%d}."
    return Node(stop, number, f"Thing {number}", "/x/", when, sentence, state, stop)


def _talk() -> Conversation:
    return Conversation(
        name={"en": "Evening"},
        starts_at=START,
        ends_at=START + timedelta(hours=1),
        status=Status.REPORTED,
        promise_level=Promise.INFORM,
        recap_published_at=START + timedelta(days=3),
    )


def _recap(talk: Conversation, themes: int) -> Recap:
    cell = {"value": 80, "hidden": ""}
    facts = {"themes": [{"id": n, "title": {"en": f"T{n}"}} for n in range(themes)], "cut": None}
    facts |= {"comments": cell, "attended": cell}
    return Recap(conversation=talk, facts=facts, edition=1, published_at=talk.recap_published_at)


def _day(when: date | datetime) -> date:
    return when.astimezone(PACIFIC).date() if isinstance(when, datetime) else when


def _dates(stop: LineStop) -> list[date]:
    """Every date that a stop shows: its own, and those in its words."""
    written = re.findall(r"\d{4}-\d{2}-\d{2}", stop.sentence)
    found = [date.fromisoformat(each) for each in written]
    return [*found, _day(stop.when)] if stop.when else found


def _is_fair(talk: Conversation, line: Line) -> None:
    for stop in line.stops:
        if stop.state in REACHED:
            assert all(day >= day_of(talk) for day in _dates(stop)), (stop, line)


@given(chains=some.lists(nodes, min_size=1, max_size=5), themes=some.integers(5, 8))
@settings(max_examples=150, deadline=None)
def test_no_stop_of_a_line_is_older_than_the_conversation(chains, themes):
    talk = _talk()
    recap = _recap(talk, themes)
    found = {}
    for theme, chain in enumerate(chains):
        kept = [node for n, each in enumerate(chain) if _belongs(talk, node := _node(n, *each))]
        found[theme] = build(f"T{theme}", kept)
    lines = theme_lines(talk, recap, found, {})
    assert len(lines) == themes
    for line in lines.values():
        _is_fair(talk, line)
        assert all(stop.label != "Understood" for stop in line.stops)
    whole = recap_line(talk, recap, list(lines.values()))
    _is_fair(talk, whole)
    for stop in whole.stops:
        for told in re.findall(r"(\d+) of (\d+) themes", stop.sentence):
            assert int(told[1]) == themes and int(told[0]) <= len(chains)


@given(day=days, answer=some.sampled_from(list(Answer)))
@settings(max_examples=60, deadline=None)
def test_an_outcome_counts_only_after_the_day_of_the_conversation(day, answer):
    talk = _talk()
    decided = (START + timedelta(days=day)).astimezone(PACIFIC).date()
    assert answers(talk, decided) is (decided > day_of(talk))
    if not answers(talk, decided):
        return  # the services refuse it
    theme = SimpleNamespace(pk=0)
    outcome = Outcome(answer=answer, decided_on=decided, reason={"en": "Why"}, decided_by={"en": "Board"})
    lines = theme_lines(talk, _recap(talk, 3), {}, {theme.pk: outcome})
    for line in lines.values():
        _is_fair(talk, line)


# The same through the services ----------------------------------------------------------------------------------

ACTS = ["held", "posted", "finding", "linked", "decided", "typed", "recorded", "agreed", "mailed"]


@pytest.mark.django_db
@given(
    order=some.lists(some.tuples(some.sampled_from(ACTS), some.integers(-20, 40)), min_size=6, max_size=18)
)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_in_any_order_nothing_public_is_older_than_what_it_answers(order, boards_record):
    boards_record.made.clear()
    with suppress(_Undone), transaction.atomic():
        with clock.at(START - timedelta(days=2100)):
            story = Story(START, boards_record)
        for act, day in sorted(order, key=lambda each: each[1]):
            with clock.at(START + timedelta(days=day, hours=2)):
                story.happens(act)
        story.must_be_fair()
        raise _Undone


@pytest.fixture
def boards_record(monkeypatch):
    record = Record()
    monkeypatch.setitem(extension_points._provided, board_decisions.POINT, [record])
    return record


class _Undone(Exception):
    """Takes the rows of one example back."""
