"""Proposals and cycles as open data: what the tracker tells, and nothing of what members do before a meeting."""

from datetime import date

import pytest

from boards.models import CycleRules
from boards.proposals.course import answer_proposal, discuss_proposal
from boards.proposals.cycles import set_cycle_days
from boards.proposals.member_services import propose, sponsor_proposal, submit_proposal
from boards.proposals.services import bring_to_item, publish_proposal
from boards.proposals.studies import begin_study, publish_study, write_study
from boards.sessions.services import call_item
from cms.models import PublishedRecord
from cms.records.redaction import redact
from feedback.moderation.services import moderate
from feedback.submissions.services import withdraw
from tests.boards.open_data.copies import followed, is_gone
from tests.factories import groups, live
from tests.factories import proposals as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db

FALL = date(2022, 9, 14)
NUMBER = "P-2022-01"
SECRET = make.ProposalText(title="Canary of Elm Street", summary="Canary of Elm Street", name="Ann Canary")


@furnished
def members(make_user):
    """A board of three, each with an account."""
    return groups.seated(make_user, 3, slug="community-engagement")


@furnished
def board(members):
    return members[0].seat.body


@furnished
def year(members):
    return make.cycle()


def item_of(board, day=FALL):
    return live.meeting(board, day=day).items.select_related("meeting__body").get(number=2)


def held(item):
    live.begin(item.meeting, room=3)
    item.meeting.refresh_from_db()
    with live.at(1, FALL):
        call_item(actor=make.ACTOR, item=item)
    return item


def all_copies() -> str:
    return str(list(PublishedRecord.objects.values()))


def test_a_proposal_is_no_record_until_staff_made_it_public(year, board):
    received = make.received(year, board, words=SECRET)
    followed("proposals", NUMBER)
    assert "Canary" not in all_copies() and not PublishedRecord.objects.filter(kind="proposals").exists()
    with make.on(date(2022, 5, 9)):
        publish_proposal(actor=make.ACTOR, proposal=received)
    copy = followed("proposals", NUMBER)
    assert copy.standing["code"] == "submitted" and copy.title == {"en": SECRET.title}


def test_what_its_author_withdraws_leaves_a_tombstone(year, board):
    proposal = make.published(year, board, words=SECRET)
    assert followed("proposals", NUMBER).attributes["summary"] == {"en": SECRET.summary}
    withdraw(submission=proposal.submission)
    assert is_gone(followed("proposals", NUMBER)) and "Canary" not in all_copies()


def test_what_moderators_hide_leaves_a_tombstone(year, board):
    proposal = make.published(year, board, words=SECRET)
    assert followed("proposals", NUMBER).removed_at is None
    moderate(actor=make.ACTOR, submission=proposal.submission, act="hide", reason="private")
    assert is_gone(followed("proposals", NUMBER)) and "Canary" not in all_copies()


def test_of_redacted_words_nothing_is_left(year, board):
    proposal = make.published(year, board, words=SECRET)
    followed("proposals", NUMBER)
    redact("submission", proposal.submission_id, actor=make.ACTOR, reason="a private matter")
    copy = followed("proposals", NUMBER)
    assert copy.removed_at is None and "Canary" not in all_copies()
    assert copy.attributes["brought_by"]["en"] == "The public"


def test_members_are_named_once_an_agenda_with_the_proposal_is_posted(year, board, members):
    words = {"title": {"en": "Train counselors"}, "summary": {"en": "Four sessions."}}
    with make.on(date(2022, 5, 2)):
        mine = propose(actor=members[0].user, appointment=members[0], **words)
        submit_proposal(actor=members[0].user, proposal=mine)
    followed("proposals", "")
    assert "Train counselors" not in all_copies()
    public = make.published(year, board)
    with make.on(date(2022, 7, 5)):
        sponsor_proposal(actor=members[1].user, proposal=public, appointment=members[1])
    copy = followed("proposals", public.number)
    assert copy.standing["code"] == "submitted" and copy.attributes["sponsors"] == []
    assert "sponsor" not in str(copy.attributes["steps"])
    with make.on(date(2022, 9, 2)):
        bring_to_item(actor=make.ACTOR, proposal=public, item=item_of(board))
    copy = followed("proposals", public.number)
    assert [each["name"] for each in copy.attributes["sponsors"]] == [members[1].person_name]
    assert {"sponsored", "agenda"} <= {step["kind"]["code"] for step in copy.attributes["steps"]}


def test_study_and_answer_are_told_once_they_are_public(client, year, board):
    proposal, item = make.published(year, board), held(item_of(board))
    with make.on(FALL, 12):
        discuss_proposal(actor=make.ACTOR, proposal=proposal, item=item)
        study = begin_study(actor=make.ACTOR, proposal=proposal, by={"en": "Data programs"})
    words = {name: {"en": f"Canary of {name}"} for name in ("summary", "data", "law", "cost")}
    write_study(actor=make.ACTOR, study=study, effort="small", **words)
    assert followed("proposals", NUMBER).attributes["study"] is None and "Canary" not in all_copies()
    publish_study(actor=make.ACTOR, study=study)
    assert followed("proposals", NUMBER).attributes["study"]["law"] == {"en": "Canary of law"}
    reason = {"en": "It is costly."}
    answer_proposal(actor=make.ACTOR, proposal=proposal, outcome="declined", item=item, reason=reason)
    copy = followed("proposals", NUMBER)
    assert (copy.standing["code"], copy.attributes["reason"]) == ("declined", reason)
    assert copy.attributes["answered_under"]["id"] == str(item.pk)
    page = client.get(f"/proposals/{NUMBER}/").content.decode()
    assert all(step["sentence"]["en"] in page for step in copy.attributes["steps"])


def test_a_year_is_told_with_its_phases_and_new_dates(year):
    copy = followed("cycles", year.pk)
    assert copy.attributes["year"] == 2022 and copy.attributes["deadline"] == "2022-06-21"
    assert [phase["kind"] for phase in copy.attributes["phases"]] == [step["kind"] for step in make.STEPS]
    set_cycle_days(actor=make.ACTOR, cycle=year, deadline=date(2022, 6, 25))
    assert followed("cycles", year.pk).attributes["deadline"] == "2022-06-25"


def test_rules_that_no_year_began_under_are_no_record():
    make.rules(name={"en": "Canary of rules"})
    followed("cycles", "")
    assert CycleRules.objects.exists() and "Canary" not in all_copies()
