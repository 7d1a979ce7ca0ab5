"""Polls are edited until they open, copied, deleted as drafts, and asked again without changing what was counted."""

import pytest

from cms.exceptions import RuleBroken
from engagement.live.poll_drafts import ask_again, delete_poll, edit_poll
from engagement.live.polls import close_poll
from engagement.models import Poll, PollOption
from tests.factories import conversations as live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
WORDS = {"question_en": "Which first?", "question_es": "", "kind": "one", "options_es": ""}


@furnished
def talk():
    return live.talk()


@furnished
def draft(talk):
    return live.poll(talk, is_open=False)


@pytest.fixture
def desk(client_for, editor, talk):
    browser, address = client_for(editor), f"/desk/conversations/{talk.slug}/live/"

    def act(**facts):
        return browser.post(address, facts) if "act" in facts else browser.get(address, facts)

    return act


def labels(poll):
    return [each.label["en"] for each in poll.options.all()]


def test_a_poll_is_edited_until_it_opens(desk, draft):
    page = desk(edit=draft.pk).content.decode()
    assert "Maps\nTables" in page and "Edit the poll" in page
    facts = WORDS | {"question_en": "What now?", "kind": "many", "options_en": "A\nB\nC"}
    assert desk(act="edit", poll=draft.pk, **facts).status_code == 302
    changed = Poll.objects.get()
    assert (changed.question["en"], changed.kind, labels(changed)) == ("What now?", "many", ["A", "B", "C"])
    assert {each.history_change_reason for each in PollOption.history.all()} == {
        "poll created",
        "poll edited",
    }


def test_an_opened_poll_is_not_edited_or_deleted(talk):
    opened = live.poll(talk)
    with pytest.raises(RuleBroken, match="has already been opened"):
        edit_poll(actor=live.ACTOR, poll=opened, question={"en": "Other?"}, options=[], kind="one")
    with pytest.raises(RuleBroken, match="has already been opened"):
        delete_poll(actor=live.ACTOR, poll=opened)
    assert labels(opened) == ["Maps", "Tables"]


def test_an_edit_with_something_wrong_comes_back_as_an_edit(desk, draft):
    answer = desk(act="edit", poll=draft.pk, **WORDS, options_en="Alone")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Edit the poll" in page and "two to eight answers" in page and "Alone" in page


def test_a_draft_is_deleted_and_its_history_stays(desk, draft):
    desk(act="delete_poll", poll=draft.pk)
    assert not Poll.objects.exists() and not PollOption.objects.exists()
    assert Poll.history.first().history_change_reason == "poll deleted"


@pytest.mark.parametrize("kind", ["one", "scale", "rating"])
def test_a_copy_asks_the_same_and_waits(desk, talk, kind):
    ends = [{"en": "Low"}, {"en": "High: very"}]
    made = desk(
        act="make", **WORDS | {"kind": kind, "options_en": "" if kind == "rating" else "Low\nHigh: very"}
    )
    assert made.status_code == 302, ends
    desk(act="copy", poll=Poll.objects.get().pk)
    one, two = Poll.objects.all()
    assert labels(one) == labels(two) and two.kind == kind
    assert (two.state, two.asked_before) == ("draft", None)


def test_a_counted_poll_is_asked_again_and_its_result_stays(client, desk, talk):
    row = live.poll(talk)
    live.answers(row, live.options(row)[0], 12)
    close_poll(actor=live.ACTOR, poll=row, n_present=20)
    assert desk(act="again", poll=row.pk).status_code == 302
    first, second = Poll.objects.all()
    assert (first.state, first.n_answered, second.state, second.asked_before) == ("closed", 12, "open", first)
    assert not second.ballots.exists()
    page = client.get(live.address(talk)).content.decode()
    assert "asked again" in page and "12 · 100%" in page.replace("\xa0", " ")


def test_only_a_counted_poll_is_asked_again(draft):
    with pytest.raises(RuleBroken, match="has been counted"):
        ask_again(actor=live.ACTOR, poll=draft)


def test_a_scale_has_five_steps_between_its_two_ends(client, desk, talk):
    facts = {"kind": "scale", "options_en": "Not clear\nClear", "options_es": "Nada clara\nClara"}
    desk(act="make", **WORDS | facts)
    row = Poll.objects.get()
    assert labels(row) == ["1: Not clear", "2", "3", "4", "5: Clear"]
    desk(act="open", poll=row.pk)
    assert "5: Clara" in client.get(f"/es{live.address(talk)}").content.decode()
    chosen = live.options(row)[4]
    sent = {"act": "answer", "poll": row.pk, "options": [chosen]}
    assert client.post(live.address(talk), sent).status_code == 303
    twice = sent | {"options": live.options(row)[:2]}
    assert client.post(live.address(talk), twice).status_code == 409


def test_a_rating_has_five_stars_in_each_language(desk, talk):
    desk(act="make", **WORDS | {"kind": "rating", "options_en": ""})
    first, *_middle, last = Poll.objects.get().options.all()
    assert first.label == {"en": "1 star", "es": "1 estrella"}
    assert last.label == {"en": "5 stars", "es": "5 estrellas"}


@pytest.mark.parametrize(
    ("kind", "options", "said"),
    [
        ("scale", "One end", "For a scale, enter two answers"),
        ("scale", "A\nB\nC", "For a scale, enter two answers"),
        ("rating", "A\nB", "one to five stars"),
        ("one", "", "two to eight answers"),
        ("scale", "x" * 118 + "\nB", "120 characters"),
    ],
)
def test_a_kind_with_the_wrong_number_of_answers_comes_back(desk, talk, kind, options, said):
    answer = desk(act="make", **WORDS | {"kind": kind, "options_en": options})
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not Poll.objects.exists()
