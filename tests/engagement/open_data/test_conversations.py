"""Conversations in the read model: what their pages say."""

from datetime import timedelta

from wagtail.models import PageViewRestriction

import pytest

from cms import clock
from engagement.choices import Status
from engagement.conversations.details import set_related
from engagement.conversations.services import cancel_conversation
from engagement.models import Conversation, RunStep
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import rollout
from tests.factories.public_records import copies, everything, grows, stones
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
CANARY = "zqtalk7c1"


@furnished
def talk():
    return make.hybrid(30, 40, spanish=True, feeds_ref="meeting:12")


def test_it_says_when_where_and_what_it_informs(talk):
    found = copies("conversations")[talk.slug]
    facts = found.attributes
    assert found.title["es"] == talk.name["es"] and found.paths["es"] == f"/es/conversations/{talk.slug}/"
    assert facts["starts_at"].endswith("Z") and facts["mode"]["code"] == "hybrid"
    assert facts["place"] == "1 Library Way" and facts["join_url"] == "https://stream.example/1"
    assert facts["promise_level"]["label"]["en"] == "We consult you"
    assert facts["informs"]["decision"] == talk.feeds
    assert facts["informs"]["meeting"]["api_url"] == "/api/v1/meetings/12/"
    assert found.standing["code"] == "before" and facts["attended"] is None


def test_after_it_the_way_in_is_gone(talk):
    assert copies("conversations")[talk.slug].attributes["join_url"]
    with clock.at(talk.ends_at + timedelta(days=1)):
        Conversation.objects.filter(pk=talk.pk).update(live_version=2)
        found = copies("conversations")[talk.slug]
    assert found.attributes["join_url"] is None and found.standing["code"] == "after"


def test_that_it_is_running_is_said_by_no_copy(talk):
    with clock.at(talk.starts_at + timedelta(minutes=5)):
        RunStep.objects.create(conversation=talk, segment="welcome", started_by="x")
        assert copies("conversations")[talk.slug].standing["code"] == "before"


def test_a_canceled_one_says_why(talk):
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "The hall is flooded."})
    found = copies("conversations")[talk.slug]
    assert found.standing["code"] == "canceled"
    assert found.attributes["state_reason"]["en"] == "The hall is flooded."


def test_only_public_tools_and_findings_are_named(home, talk):
    shown, hidden = rollout.public_tool(home), rollout.make_tool("hidden-tool")
    set_related(talk, actor=make.ACTOR, tools=[shown, hidden], findings=None)
    found = copies("conversations")[talk.slug].attributes["tools"]
    assert [each["id"] for each in found] == ["dashboard"]
    shown.pages.get().unpublish()
    assert copies("conversations")[talk.slug].attributes["tools"] == []


def test_numbers_are_those_of_the_recap_and_never_the_counts_of_the_desk():
    talk = make.held(attended=86, comments=127)
    found = copies("conversations")[talk.slug].attributes
    assert (found["recap"], found["comments"], found["attended"]) == (None, None, None)
    make.post_recap(talk)
    found = copies("conversations")[talk.slug].attributes
    assert found["recap"]["id"] == talk.slug
    assert found["comments"]["value"] == 127 and found["attended"]["value"] == 86


def test_a_small_number_of_comments_hides_the_people_too():
    talk = make.held(attended=86, comments=4)
    make.post_recap(talk)
    found = copies("conversations")[talk.slug].attributes
    assert found["comments"]["value"] is None and found["attended"] is None


def test_without_a_live_page_it_is_in_no_record(talk):
    draft = make.conversation(live=False, name={"en": CANARY})
    assert talk.slug in copies("conversations") and draft.slug not in copies("conversations")
    assert CANARY not in everything()


def test_the_draft_of_a_page_is_in_no_record(talk):
    page = make.page_of(talk)
    page.summary = CANARY
    page.save_revision()
    assert CANARY not in everything()


def test_it_leaves_a_tombstone_when_its_last_page_is_taken_down(talk):
    assert talk.slug in copies("conversations")
    make.page_of(talk, "es").unpublish()
    assert set(copies("conversations")[talk.slug].title) == {"en"}
    make.page_of(talk).unpublish()
    assert talk.slug in stones("conversations")


def test_it_leaves_a_tombstone_when_the_list_is_closed_to_the_public(talk):
    assert talk.slug in copies("conversations")
    for language in ("en", "es"):
        above = make.page_of(talk, language).get_parent()
        PageViewRestriction.objects.create(page=above, restriction_type="login")
    assert talk.slug in stones("conversations")


def test_what_people_say_of_themselves_is_in_no_record(talk):
    make.registration(
        talk, name=CANARY, email=f"{CANARY}@example.org", need=CANARY, group_name=CANARY, mode="online"
    )
    live.question(talk, CANARY)
    assert talk.slug in copies("conversations") and CANARY not in everything()


def test_more_conversations_take_no_more_statements(home, talk):
    tool = rollout.public_tool(home)

    def more():
        for made in (make.reported(spanish=True), make.workshop(3, spanish=True)):
            set_related(made, actor=make.ACTOR, tools=[tool], findings=None)

    set_related(talk, actor=make.ACTOR, tools=[tool], findings=None)
    make.reported(spanish=True)
    assert Conversation.objects.filter(status=Status.REPORTED).exists()
    assert not grows("conversations", more)
