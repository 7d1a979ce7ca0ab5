"""The demonstration of this room: told in two languages, marked, safe to load twice."""

from datetime import UTC, datetime

import pytest

from cms import clock
from cms import demo as house
from cms.records import verification
from engagement import demo
from engagement.models import Conversation, ConversationPage, Heard, Registration

pytestmark = [pytest.mark.usefixtures("demo_database"), pytest.mark.django_db]


def test_the_first_conversation_has_its_date_and_its_recap(client):
    first = Conversation.objects.get(number=1)
    assert first.starts_at == datetime(2022, 6, 8, 19, 0, tzinfo=UTC)
    assert first.status == "reported"
    text = client.get("/conversations/first-conversation/").content.decode()
    assert "Show my county or district" in text and "71 of 86 people answered." in text


def test_both_languages_are_whole(client):
    for slug in Conversation.objects.values_list("slug", flat=True):
        for prefix in ("", "/es"):
            assert client.get(f"{prefix}/conversations/{slug}/").status_code == 200
    assert ConversationPage.objects.live().count() == 2 * Conversation.objects.count()


def test_the_workshop_is_full_and_three_people_wait():
    workshop = Conversation.objects.get(slug="words-workshop")
    assert workshop.seats_taken == workshop.capacity == 10
    assert workshop.registrations.waiting().count() == 3


def test_what_is_ahead_is_dated_from_the_day_of_loading():
    days = (
        Conversation.objects.get(number=4).starts_at.astimezone(clock.PACIFIC).date() - clock.today()
    ).days
    assert 12 <= days <= 14


def test_everything_invented_is_marked():
    assert not Conversation.objects.filter(is_demo=False).exists()
    assert not ConversationPage.objects.filter(is_demo=False).exists()
    assert not Registration.objects.filter(is_demo=False).exists()


def test_a_past_conversation_has_a_survey_that_a_few_answered():
    asked = Conversation.objects.get(slug="third-conversation").follow_up
    assert asked.invitations.filter(state="written").count() == 5
    assert asked.links.filter(is_used=True).count() == 3
    assert Heard.objects.filter(source="follow_up", is_demo=True, submission__is_demo=True).count() == 3
    assert Conversation.objects.get(slug="third-conversation").attended == 55


def test_loading_twice_changes_nothing():
    def state():
        return list(Conversation.objects.values()), list(
            ConversationPage.objects.values("pk", "latest_revision_id")
        )

    before = state(), Registration.objects.count()
    demo.build(house.build())
    assert (state(), Registration.objects.count()) == before
    assert list(verification.breaks()) == []
