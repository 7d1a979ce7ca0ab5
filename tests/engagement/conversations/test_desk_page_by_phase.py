"""The desk's page of a conversation offers what its phase allows, and nothing that would only refuse."""

from datetime import timedelta

import pytest

from cms import clock
from engagement.conversations.services import cancel_conversation
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
BEFORE = (
    "Edit details",
    "Move conversation",
    "Who is coming",
    "Let everyone in",
    "Run sheet",
    "Questions at registration",
)
HOUR = timedelta(hours=1)


@furnished
def talk():
    return make.conversation()


@pytest.fixture
def desk(cast, talk):
    return lambda: cast["publisher"].get(f"/desk/conversations/{talk.slug}/").text


def test_before_the_start_it_can_be_edited_and_moved(desk):
    page = desk()
    assert [words for words in BEFORE if words not in page] == []
    assert "Mark as held" not in page


def test_while_it_runs_it_is_neither_moved_nor_marked_as_held(desk, talk):
    with clock.at(talk.starts_at + HOUR / 2):
        page = desk()
    assert "Let everyone in" in page and "Run sheet" in page
    assert [words for words in ("Edit details", "Move conversation", "Mark as held") if words in page] == []


def test_after_its_end_it_says_who_registered_and_can_be_marked_as_held(desk, talk):
    with clock.at(talk.ends_at + HOUR):
        page = desk()
    assert "Who registered" in page and "Mark as held" in page and "Run sheet" in page
    gone = (
        "Edit details",
        "Move conversation",
        "Who is coming",
        "Let everyone in",
        "Questions at registration",
    )
    assert [words for words in gone if words in page] == []


def test_a_canceled_one_has_no_run_sheet_and_no_door(desk, talk):
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Storm"})
    page = desk()
    assert "Who registered" in page
    gone = (
        "Who is coming",
        "Run sheet",
        "Polls and questions",
        "Paper cards",
        "Printable list",
        "Let everyone in",
        "Mark as held",
    )
    assert [words for words in gone if words in page] == []


@pytest.mark.parametrize("screen", ["recap", "outcomes"])
def test_recap_and_outcomes_name_the_phase_and_not_the_recorded_state(cast, talk, screen):
    with clock.at(talk.starts_at + HOUR / 2):
        page = cast["publisher"].get(f"/desk/conversations/{talk.slug}/{screen}/").text
    head = page.partition("desk-head")[2].partition("<main")[0]
    assert "Happening now" in head and "Planned" not in head
