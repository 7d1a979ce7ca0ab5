"""Decisions and action items as open data: from publication on, as their page says."""

from datetime import timedelta

import pytest

from boards.decisions.finding_links import join_finding, take_back_link
from boards.decisions.services import add_follow_up, complete_follow_up, report_progress
from boards.models import AgendaItem, Decision, Disclosure
from boards.motion_choices import MotionEffect
from cms import chain, clock
from cms.models import Link, PublishedRecord
from tests.boards.open_data.copies import attributes, followed, is_gone, of
from tests.factories import boards as make
from tests.factories import live
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def vote(home):
    return make.held(home, seats=3, ayes=3)


@furnished
def decision(vote):
    return make.decision(vote)


def step(decision, **facts):
    words = {"title": {"en": "County view"}, "owner": {"en": "Data programs"}}
    due = clock.today() + timedelta(days=30)
    return add_follow_up(actor=make.ACTOR, decision=decision, **{"due_on": due} | words | facts)


def test_a_draft_is_no_record_until_a_second_person_publishes_it(vote):
    make.decision_draft(vote, title={"en": "Canary of a draft"})
    followed("decisions", "")
    assert not PublishedRecord.objects.filter(kind="decisions").exists()
    assert "Canary of a draft" not in str(list(PublishedRecord.objects.values()))


def test_the_page_and_the_record_name_the_same_evidence(client, vote, decision):
    finding, hidden = make.finding(), make.finding(state="reviewed")
    item = vote.item
    link = join_finding(actor=make.ACTOR, item=item, finding=finding)
    chain.link(("finding", hidden.number), ("item", item.pk), actor=make.ACTOR, why="Not public yet")
    copy = followed("decisions", decision.number)
    assert [each["id"] for each in copy.attributes["findings"]] == [finding.reference]
    page = client.get(decision.get_absolute_url()).content.decode()
    assert finding.reference in page and hidden.reference not in page
    take_back_link(actor=make.ACTOR, link=Link.objects.get(pk=link.pk), why="It is about something else.")
    assert followed("decisions", decision.number).attributes["findings"] == []


def test_recusals_are_told_with_the_reason_that_was_given_in_public(client, vote, decision):
    seat = vote.item.meeting.body.seats.get(position=3)
    sitting = seat.appointments.get()
    Disclosure.objects.create(item=vote.item, seat=seat, appointment=sitting, reason="I work there.")
    (told,) = followed("decisions", decision.number).attributes["recusals"]
    assert (told["person"], told["reason"]) == (sitting.person_name, "I work there.")
    assert f"{sitting.person_name}: I work there." in client.get(decision.get_absolute_url()).content.decode()


def rescind(vote):
    undoing = make.motion(vote.item.meeting, vote.item, comment=False)
    undoing.effect, undoing.about = MotionEffect.RESCIND, vote
    undoing.save()
    with live.at(80, vote.item.meeting.day):
        return live.call(undoing, ayes=3)


def test_what_was_rescinded_says_so_and_its_promises_are_no_longer_due(vote, decision):
    promised = step(decision, due_on=clock.today() - timedelta(days=3))
    assert followed("action-items", promised.pk).standing["code"] == "late"
    later = rescind(vote)
    copy = followed("decisions", decision.number)
    assert copy.standing["code"] == "undone" and copy.attributes["undone_by"]["id"] == str(later.pk)
    copy = followed("action-items", promised.pk)
    assert copy.standing["code"] == "undone" and copy.attributes["is_late"] is False
    undoing = make.decision(later, title={"en": "Not by county"})
    told = followed("decisions", undoing.number).attributes
    assert told["undoes"] == {
        "kind": "decisions",
        "id": decision.number,
        "api_url": told["undoes"]["api_url"],
    }


def test_each_report_on_a_step_is_told_and_then_that_it_is_done(decision):
    promised = step(decision)
    told = followed("action-items", promised.pk)
    assert told.standing["code"] == "planned" and told.attributes["decision"]["id"] == decision.number
    report_progress(actor=make.ACTOR, step=promised, percent=30, note={"en": "Drawings are ready."})
    told = followed("action-items", promised.pk).attributes
    assert told["percent"] == 30 and told["reports"][0]["note"] == {"en": "Drawings are ready."}
    complete_follow_up(actor=make.ACTOR, step=promised, note={"en": "It is open."})
    copy = followed("action-items", promised.pk)
    assert copy.standing["code"] == "done" and copy.attributes["percent"] == 100
    assert followed("decisions", decision.number).attributes["action_items"][0]["id"] == str(promised.pk)


def test_a_decision_that_is_public_no_more_leaves_a_tombstone_with_its_steps(decision):
    promised = step(decision)
    assert followed("decisions", decision.number).removed_at is None
    Decision.objects.filter(pk=decision.pk).update(published_at=None)
    assert is_gone(followed("decisions", decision.number))
    assert is_gone(followed("action-items", promised.pk))


@pytest.mark.usefixtures("home")
def test_nothing_is_told_of_what_is_not_there():
    assert not AgendaItem.objects.exists() and attributes("decisions") == {}
    assert list(of("action-items").rows()) == []
