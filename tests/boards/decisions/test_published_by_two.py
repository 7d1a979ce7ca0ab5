"""A decision is prepared by one person and published by another, and its outcome is that of its vote (C2C-05)."""

from datetime import date, timedelta

import pytest

from boards.choices import Outcome
from boards.decisions.outcome_rules import outcome_of
from boards.decisions.publication import prepare_decision, publish_decision, return_decision
from boards.event_choices import EventKind
from boards.exceptions import NotPossibleNow
from boards.locks import locked
from boards.models import AgendaItem, Decision, DecisionDraft, Motion
from boards.motion_choices import MotionEffect
from boards.sessions.motions import amend_motion
from boards.sessions.services import end_meeting
from cms import clock
from cms.models import LedgerEntry, Link
from cms.proofs import checkpoints
from tests.factories import boards as make
from tests.factories import live
from tests.furniture import furnished

DESK = "/desk/decisions/"
CANARY = "Zanja"


@furnished
def two(home, client_for, clerk, publisher):
    """A passed vote, and the two people at the desk."""
    return client_for(clerk), client_for(publisher), make.held(home, seats=3, ayes=2)


def words(**changes) -> dict:
    facts = {"title_en": "County first", "summary_en": "Each county is shown.", "reason_en": "people asked"}
    return facts | changes


def publish(browser, moved, **changes):
    seen = DecisionDraft.objects.get(motion=moved).prepared_at.isoformat()
    return browser.post(f"{DESK}from/{moved.pk}/review/", {"act": "publish", "seen": seen} | changes)


def waiting(browser) -> list[str]:
    """What the desk says waits for this person, and for others."""
    return browser.get("/desk/").content.decode().partition("Waiting for others")[::2]


# Two people -------------------------------------------------------------------------------------------------


def test_one_prepares_and_another_publishes(two, client):
    first, second, moved = two
    assert first.post(f"{DESK}from/{moved.pk}/", words(title_es="Primero el condado")).status_code == 302
    assert not Decision.objects.exists()
    task = second.get(DESK).content.decode()
    assert "Review and publish a decision" in waiting(second)[0]
    assert "Review and publish a decision" in waiting(first)[1]
    assert "Another person must publish it." in task and f"{DESK}from/{moved.pk}/review/" in task
    page = second.get(f"{DESK}from/{moved.pk}/review/").content.decode()
    for shown in ("That results are shown by county.", "Adopted", "Each county is shown.", "people asked"):
        assert shown in page
    assert publish(second, moved).status_code == 302
    made = Decision.objects.get()
    assert (made.number, made.outcome, DecisionDraft.objects.count()) == ("2022-01", "adopted", 0)
    assert made.prepared_by_id and made.published_by_id and made.prepared_by_id != made.published_by_id
    sealed = LedgerEntry.objects.get(kind="decision", key=str(made.pk))
    assert sealed.actor
    assert Link.objects.filter(source_kind="motion", source_id=moved.pk, target_kind="decision").exists()
    shown = client.get("/decisions/2022-01/").content.decode()
    assert shown.index("Reason: people asked.") < shown.index("Each county is shown.")
    assert f"prepared by {made.prepared_by_name}, published by {made.published_by_name}" in shown
    assert "Primero el condado" in client.get("/es/decisions/2022-01/").content.decode()
    assert first.get(f"{DESK}from/{moved.pk}/").status_code == 404
    assert publish_again(second, moved) == 404


def test_no_decision_is_published_once_a_motion_to_reconsider_came_first(two, monkeypatch):
    """Both wait for the meeting: whoever has it second sees what the first did."""
    first, second, moved = two
    first.post(f"{DESK}from/{moved.pk}/", words())
    asked = []

    def late(meeting):
        if not asked:
            asked.append(meeting)
            with live.at(59):
                live.move(moved.item, effect=MotionEffect.RECONSIDER, about=moved)
        return locked(meeting)

    monkeypatch.setattr("boards.decisions.publication.locked", late)
    assert "or it was reconsidered" in publish(second, moved).content.decode()
    assert not Decision.objects.exists()


def publish_again(browser, moved) -> int:
    return browser.post(f"{DESK}from/{moved.pk}/review/", {"act": "publish"}).status_code


def test_nobody_publishes_or_returns_what_they_prepared(two):
    first, _second, moved = two
    first.post(f"{DESK}from/{moved.pk}/", words())
    page = first.get(f"{DESK}from/{moved.pk}/review/").content.decode()
    assert "You prepared this draft." in page and 'value="publish"' not in page
    for sent in ({"act": "publish"}, {"act": "return", "note": "Mine."}):
        assert publish(first, moved, **sent).status_code == 422
    assert not Decision.objects.exists()
    assert DecisionDraft.objects.get().returned_at is None


def test_who_changes_the_draft_has_prepared_it(two):
    first, second, moved = two
    first.post(f"{DESK}from/{moved.pk}/", words())
    second.post(f"{DESK}from/{moved.pk}/", words(title_en="Counties first"))
    assert publish(second, moved).status_code == 422
    assert publish(first, moved).status_code == 302
    assert Decision.objects.get().title == {"en": "Counties first"}


def test_what_changed_since_it_was_read_is_not_published(two):
    first, second, moved = two
    first.post(f"{DESK}from/{moved.pk}/", words())
    old = (clock.now() - timedelta(minutes=1)).isoformat()
    for seen in (old, "", "yesterday"):
        answer = publish(second, moved, seen=seen)
        assert answer.status_code == 422 and "Read it again." in answer.content.decode()
    assert not Decision.objects.exists()


def test_a_draft_is_returned_with_a_note_and_published_once_changed(two):
    first, second, moved = two
    first.post(f"{DESK}from/{moved.pk}/", words())
    assert publish(second, moved, act="return", note="").status_code == 422
    assert publish(second, moved, act="return", note="Say which counties.").status_code == 302
    assert "Say which counties." in first.get(DESK).content.decode()
    assert publish(second, moved).status_code == 422
    first.post(f"{DESK}from/{moved.pk}/", words(summary_en="All 58 counties are shown."))
    assert publish(second, moved).status_code == 302


@pytest.mark.parametrize(
    "changes",
    [
        {"title_en": ""},
        {"title_en": "x" * 161},
        {"title_en": "\x0b", "title_es": "Hola"},
        {"summary_en": ""},
        {"summary_en": "x" * 601},
        {"reason_en": ""},
        {"reason_en": "x" * 601},
    ],
)
def test_a_wrong_draft_is_named_and_not_kept(two, changes):
    first, _second, moved = two
    answer = first.post(f"{DESK}from/{moved.pk}/", words(**changes))
    assert answer.status_code == 422 and answer.context["form"].errors
    assert not DecisionDraft.objects.exists()


# The vote has the outcome -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"passed": True}, Outcome.ADOPTED),
        ({"passed": True, "is_amended": True}, Outcome.ADAPTED),
        ({"passed": False}, Outcome.FAILED),
        ({"passed": False, "is_amended": True}, Outcome.FAILED),
        ({"passed": True, "effect": "table"}, Outcome.DEFERRED),
        ({"passed": True, "effect": "continue"}, Outcome.DEFERRED),
        ({"passed": True, "effect": "refer"}, Outcome.DEFERRED),
        ({"passed": True, "effect": "decline"}, Outcome.DECLINED),
        ({"passed": True, "effect": "rescind"}, Outcome.ADOPTED),
        ({"passed": False, "effect": "table"}, Outcome.FAILED),
    ],
)
def test_each_result_of_a_vote_has_one_outcome(facts, outcome):
    assert outcome_of(**facts) == outcome


@pytest.mark.parametrize(("ayes", "outcome"), [(2, "adopted"), (1, "failed")])
def test_no_form_can_choose_the_outcome(home, client_for, clerk, publisher, ayes, outcome):
    """The passed motion that was once published as not taken up."""
    moved = make.held(home, seats=3, ayes=ayes)
    forged = {"outcome": "declined" if ayes == 2 else "adopted", "until": "2023-05-01"}
    client_for(clerk).post(f"{DESK}from/{moved.pk}/", words(**forged))
    publish(client_for(publisher), moved, **forged)
    made = Decision.objects.get()
    assert (made.outcome, made.until) == (outcome, None)


def test_a_motion_voted_down_says_so_everywhere(home, client):
    made = make.decision(make.held(home, seats=3, ayes=1))
    page = client.get(made.get_absolute_url()).content.decode()
    table = b"".join(client.get("/decisions/all.csv").streaming_content).decode()
    assert "Not adopted" in page and "Not taken up" not in page
    assert "Not adopted" in table
    assert client.get("/decisions/all.json").json()["decisions"][0]["outcome"] == "Not adopted"
    assert made.number in client.get("/decisions/?outcome=failed").content.decode()
    assert "Not adopted" in client.get("/decisions/feed.atom").content.decode()


def test_a_motion_that_was_amended_is_adopted_with_changes(home):
    found = make.body(3)
    made = live.begin(live.meeting(found), room=3)
    with live.at(5):
        on = live.item(made, 2)
        live.heard(on)
        main = live.move(on)
        mover, seconder = live.seats(made)[:2]
        facts = {"actor": make.ACTOR, "mover": mover, "seconder": seconder}
        live.call(amend_motion(motion=main, text={"en": "By county and district."}, **facts), ayes=3)
        closed = live.call(Motion.objects.get(item=on, state="moved"), ayes=3)
    assert made.events.filter(kind=EventKind.AMENDED).exists()
    assert make.decision(closed).outcome == "adapted"


def test_it_is_adopted_with_changes_also_after_the_vote_was_reconsidered(home):
    made = live.begin(live.meeting(make.body(3)), room=3)
    with live.at(5):
        on = live.item(made, 2)
        live.heard(on)
        mover, seconder = live.seats(made)[:2]
        facts = {"actor": make.ACTOR, "mover": mover, "seconder": seconder}
        live.call(amend_motion(motion=live.move(on), text={"en": "By county and district."}, **facts), ayes=3)
        first = live.call(Motion.objects.get(item=on, state="moved"), ayes=3)
        live.call(live.move(on, effect="reconsider", about=first), ayes=3)
        again = live.call(Motion.objects.get(item=on, state="moved"), ayes=3)
    assert again.about == first and make.decision(again).outcome == "adapted"


def test_it_is_adopted_with_changes_also_when_taken_from_the_table_later(home):
    found = make.body(3)
    made, day = live.begin(live.meeting(found), room=3), date(2022, 12, 7)
    with live.at(5):
        on = live.item(made, 2)
        live.heard(on)
        mover, seconder = live.seats(made)[:2]
        facts = {"actor": make.ACTOR, "mover": mover, "seconder": seconder}
        live.call(amend_motion(motion=live.move(on), text={"en": "By county and district."}, **facts), ayes=3)
        live.call(live.move(on, effect="table"), ayes=3)
        end_meeting(actor=make.ACTOR, meeting=made, because="No one asked to speak.")
    later = live.begin(live.meeting(found, day=day), room=3)
    AgendaItem.objects.filter(meeting=later, number=2).update(continues=on)
    with live.at(5, day):
        again = live.item(later, 2)
        live.heard(again)
        live.call(live.move(again, effect="take_up", about=Motion.objects.get(state="tabled")), ayes=3)
        closed = live.call(Motion.objects.get(item=again, state="moved"), ayes=3)
    assert make.decision(closed).outcome == "adapted"


def test_a_vote_has_one_decision(two):
    _first, _second, moved = two
    draft = make.decision_draft(moved)
    publish_decision(actor=make.ACTOR, draft=draft)
    with pytest.raises(NotPossibleNow, match="only one decision"):
        make.decision_draft(moved)
    for act in (publish_decision, lambda **facts: return_decision(note="x", **facts)):
        with pytest.raises(NotPossibleNow, match="already published"):
            act(actor=make.SECOND, draft=draft)


def test_a_vote_that_is_still_open_has_no_draft(db):
    made = live.begin(live.meeting(make.body(3)), room=3)
    with live.at(5):
        on = live.item(made, 2)
        live.heard(on)
        moved = live.move(on)
        facts = {"title": {"en": "x"}, "summary": {"en": "x"}, "reason": {"en": "x"}}
        with pytest.raises(NotPossibleNow):
            prepare_decision(actor=make.ACTOR, motion=moved, **facts)


# Nowhere public ---------------------------------------------------------------------------------------------


def test_a_draft_is_found_nowhere_and_takes_no_number(home, client):
    """Page, register, feeds, data, search, sitemap, history of the item, meeting, body, reports."""
    moved = make.held(home, seats=3, ayes=2, findings=[make.finding(12)])
    canary = {name: {"en": f"{CANARY} {name}"} for name in ("title", "summary", "reason")}
    make.decision_draft(moved, **canary)
    meeting = moved.item.meeting
    checkpoints.publish()
    for path in (
        "/", "/decisions/", "/decisions/all.json", "/decisions/all.csv", "/decisions/feed.atom", "/what-changed/",
        "/what-changed/2022/", f"/search/?query={CANARY}", f"/decisions/?words={CANARY}", "/sitemap.xml",
        f"/trace/item/{moved.item_id}/", f"/trace/item/{moved.item_id}/data.json", f"/trace/motion/{moved.pk}/",
        "/trace/finding/12/", meeting.get_absolute_url(), meeting.body.get_absolute_url(), "/record/record.zip",
        "/verify/", "/api/", "/data/", f"{meeting.get_absolute_url()}live/", "/decisions/2022-01/",
    ):  # fmt: skip
        answer = client.get(path, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        for name in ("title", "summary", "reason"):
            assert f"{CANARY} {name}".encode() not in body, path
        assert b"/decisions/2022-01/" not in body or path == "/decisions/2022-01/", path
    assert client.get("/decisions/2022-01/").status_code == 404
    assert not LedgerEntry.objects.filter(kind="decision").exists()
    made = publish_decision(actor=make.ACTOR, draft=DecisionDraft.objects.get())
    assert made.number == "2022-01"
