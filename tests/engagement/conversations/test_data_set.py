"""The data set "this conversation": what was heard there by any channel, and nothing else."""

from datetime import timedelta

import pytest

from cms import clock
from engagement.models import Conversation, Heard
from feedback.cuts import files as cut_files
from feedback.cuts.filter_words import with_filter_words
from feedback.cuts.membership import cuts_holding
from feedback.cuts.services import make_cut, selection
from feedback.exceptions import NotPossibleNow
from tests.factories import engagement as make
from tests.factories import feedback, people
from tests.furniture import furnished
from tests.release_series import Siege, filters_of

pytestmark = pytest.mark.django_db
BARE = {"about": {}, "codes": [], "answers": {}}


@furnished
def form():
    return feedback.make_form()


@furnished
def talk(form):
    """Three comments, from a note, a card and a live question; two more of the form were not made there."""
    made = make.conversation(starts_at=clock.now() - timedelta(hours=3), form=form)
    for source in ("note", "card", "question"):
        row = feedback.make_submission(form, f"Heard as {source}")
        Heard.objects.create(conversation=made, submission=row, source=source, made_by="Edith")
    for words in ("Web", "Mail"):
        feedback.make_submission(form, words)
    return Conversation.objects.get(pk=made.pk)


def of_talk(talk: Conversation) -> dict[str, str]:
    return {"conversation": talk.slug}


def test_it_holds_what_was_heard_there_by_any_channel(talk, form):
    cut = make_cut(actor="system:test", form=form, filters=of_talk(talk))
    texts = {text["text"] for row in cut_files.rows(cut) for text in row["texts"]}
    assert texts == {"Heard as note", "Heard as card", "Heard as question"} and cut.rows == 3
    for row in selection(form, clock.now(), {}):
        assert (cut in cuts_holding(row)) == hasattr(row, "heard_at")


def test_an_unknown_conversation_is_no_filter(form):
    with pytest.raises(NotPossibleNow):
        make_cut(actor="system:test", form=form, filters={"conversation": "nowhere"})


def test_the_filter_is_said_by_the_name_of_the_conversation(talk, form):
    cut = make_cut(actor="system:test", form=form, filters=of_talk(talk))
    with_filter_words([cut])
    assert cut.filter_words == [("Conversation", talk.name["en"])]


def test_the_desk_leads_to_the_form_filled_in(cast, talk, form):
    desk = cast["publisher"].get(f"/desk/conversations/{talk.slug}/").text
    address = f"/desk/cuts/?form={form.pk}&amp;conversation={talk.slug}"
    assert "Freeze a data set of this conversation" in desk and address in desk
    screen = cast["analyst"].get(address.replace("&amp;", "&")).text
    assert f'<option value="{talk.slug}" selected>' in screen
    counted = {"form": form.pk, "conversation": talk.slug, "count": "1"}
    assert "This includes 3 comments now." in cast["analyst"].post("/desk/cuts/", counted).text


def test_the_recap_offers_it_first(cast, talk, form):
    own = make_cut(actor="system:test", form=form, filters=of_talk(talk))
    make_cut(actor="system:test", form=form)
    make.history.record(talk, actor=make.ACTOR, reason="test")
    make.set_status(talk, "held")
    offered = cast["analyst"].get(f"/desk/conversations/{talk.slug}/recap/").text.split("<option")[1:]
    assert f'value="{own.number}"' in offered[0]


def test_its_pair_takes_part_in_the_comparison_of_releases():
    assert ("conversation", "fifth") in filters_of("f", {"conversation": "fifth"})


@pytest.mark.parametrize("order", [("fifth", ""), ("", "fifth")])
def test_all_but_a_few_are_not_told_by_the_whole_and_this_conversation(order):
    """Of 120 comments 114 were heard at one conversation: the six others are not told by subtraction."""
    rows = [row | BARE for row in people.people(120, seed=6)]
    siege = Siege()
    for slug in order:
        siege.release(rows[:114] if slug else rows, {"conversation": slug} if slug else {})
    assert siege.built[2].tables["all"].get("state") == "held"
    assert siege.attack(guess=False).recovered() == []


def test_two_conversations_beside_the_whole_tell_no_small_rest():
    rows = [row | BARE for row in people.people(120, seed=6)]
    siege = Siege()
    siege.release(rows)
    siege.release(rows[:60], {"conversation": "one"})
    siege.release(rows[60:115], {"conversation": "two"})
    assert siege.built[3].tables["all"].get("state") == "held"
    assert siege.attack(guess=False).recovered() == []
