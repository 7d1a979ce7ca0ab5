"""The list: narrowed by a plain form, a month as a table, moved and cancelled ones said in words, one budget (P6)."""

from datetime import datetime, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms import clock
from cms.clock import PACIFIC
from cms.records import history
from engagement.choices import ServiceKind, SpokenLanguage, Status
from engagement.conversations.services import move_conversation
from engagement.models import Conversation, ConversationPage, LanguageService, Region, Series
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
HERE = "/conversations/"


def region(key: str = "coast") -> Region:
    row = Region(key=key, name={"en": key.title()}, outline=[[[0, 0], [9, 0], [9, 9]]])
    return history.record(row, actor=make.ACTOR, reason="test")


def series(slug: str = "talks") -> Series:
    return history.record(Series(slug=slug, name={"en": "Talks"}), actor=make.ACTOR, reason="test")


def shown(client, **asked) -> set[str]:
    context = client.get(HERE, asked).context
    return {row["conversation"].slug for row in [*context["upcoming"], *context["past"]]}


@furnished
def talks():
    coast, weekly = region(), series()
    one = make.conversation(slug="one", name={"en": "Fresno night"}, area=coast)
    make.workshop(9, slug="two", series=weekly, name={"en": "Teachers"})
    make.held(slug="three", name={"en": "Families"})
    row = LanguageService(conversation=one, language=SpokenLanguage.KOREAN, kind=ServiceKind.GROUP)
    history.record(row, actor=make.ACTOR, reason="test")


@pytest.mark.engine
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"one", "two", "three"}),
        ({"language": "ko"}, {"one"}),
        ({"region": "coast"}, {"one"}),
        ({"mode": "in_person"}, {"two"}),
        ({"series": "talks"}, {"two"}),
        ({"state": "held"}, {"three"}),
        ({"q": "fresno NIGHT"}, {"one"}),
        ({"q": "library"}, {"two"}),
        ({"q": "nowhere"}, set()),
        ({"mode": "online", "state": "held"}, {"three"}),
        (
            {"mode": "telepathy", "year": "abc", "page": "x", "ahead": "-1", "month": "9999-99"},
            {"one", "two", "three"},
        ),
        ({"q": "%' OR 1=1 --"}, set()),
    ],
)
def test_each_part_of_the_form_narrows_the_list(client, talks, asked, found):
    assert shown(client, **asked) == found


@pytest.mark.engine
def test_years_are_those_of_california(client):
    make.index()
    late = datetime(2030, 12, 31, 23, tzinfo=PACIFIC)  # 2031 in UTC
    make.conversation(slug="late", starts_at=late)
    assert shown(client, year="2030") == {"late"}
    assert 'value="2031"' not in client.get(HERE).text


def test_the_month_is_a_table_with_the_day_in_it(client):
    make.index()
    talk = make.conversation(starts_at=datetime(2030, 7, 9, 23, 30, tzinfo=PACIFIC))
    answer = client.get(HERE, {"month": "2030-07"})
    (day,) = [day for week in answer.context["weeks"] for day in week if day.rows]
    assert (day.on.isoformat(), answer.context["month"].before, answer.context["month"].after) == (
        "2030-07-09",
        "2030-06",
        "2030-08",
    )
    assert answer.text.count('<th scope="col">') == 7 and talk.slug in answer.text
    assert "No conversations in this month" in client.get(HERE, {"month": "2030-08"}).text


def test_turning_the_month_keeps_what_was_chosen(client, talks):
    assert "?mode=online&amp;month=" in client.get(HERE, {"mode": "online"}).text


def test_without_a_month_the_next_conversation_decides(client):
    make.index()
    make.conversation(starts_at=datetime(2031, 2, 3, 12, tzinfo=PACIFIC))
    assert client.get(HERE).context["month"].first.isoformat() == "2031-02-01"


def test_a_moved_one_says_when_it_would_have_been(client):
    talk = make.conversation(starts_at=datetime(2030, 7, 9, 12, tzinfo=PACIFIC))
    start = talk.starts_at + timedelta(days=1)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=1)}
    move_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Strike"}, **times)
    for path in (HERE, f"{HERE}{talk.slug}/"):
        text = client.get(path).text
        assert "was <s>Tuesday, July 9, 2030, 12:00 p.m.</s>" in text and "Moved" in text


def test_another_place_at_the_same_time_strikes_no_date(client):
    talk = make.workshop(5)
    times = {"starts_at": talk.starts_at, "ends_at": talk.ends_at, "place": "2 Hall Street"}
    move_conversation(
        actor=make.ACTOR, conversation=talk, reason={"en": "Leak"}, checks=make.ACCESSIBLE, **times
    )
    text = client.get(HERE).text
    assert "Moved" in text and "<s>" not in text


@pytest.mark.parametrize("status", list(Status))
def test_each_state_stands_in_words(client, status):
    talk = make.set_status(make.conversation(), status)
    assert str(status.label) in client.get(HERE, {"state": status}).text
    assert talk.slug in shown(client, state=status)


def statements(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len([each for each in caught if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))])


def many_more(count: int, **facts) -> None:
    """Public ones, half of them over, made in one go."""
    start, above = clock.now() + timedelta(days=10), make.index()
    rows = [
        Conversation(
            slug=f"many-{number}",
            name={"en": f"Talk many {number}"},
            feeds={"en": "Governing Board"},
            starts_at=start,
            ends_at=start + timedelta(hours=1),
            status=Status.HELD if number % 2 else Status.SCHEDULED,
            **facts,
        )
        for number in range(count)
    ]
    for row in Conversation.objects.bulk_create(rows):
        above.add_child(
            instance=ConversationPage(title=row.slug, slug=row.slug, conversation=row, locale=above.locale)
        )


@pytest.mark.engine
def test_more_conversations_cost_the_same(client):
    """P2, P6: ten statements at most, no more for more rows, no worse when all is narrowed."""
    coast, weekly = region(), series()
    for _each in range(2):
        make.conversation(area=coast, series=weekly)
        make.set_status(make.conversation(), Status.HELD)
    asked = f"{HERE}?q=talk&region=coast&mode=online&series=talks&state=scheduled&language=en"
    few = [statements(client, path) for path in (HERE, asked, "/vi/conversations/")]
    many_more(30, area=coast, series=weekly)
    many = [statements(client, path) for path in (HERE, asked, "/vi/conversations/")]
    assert max(many) <= 10 and all(m <= f for m, f in zip(many, few, strict=True))
