"""C2C-30, C2C-31, PAR-02: from receipt to an answer with reason and minutes; nothing is dropped."""

from datetime import date

import pytest

from boards.exceptions import NeedsReason, NotPossibleNow, ProposalRefused
from boards.models import Proposal
from boards.proposals.course import answer_proposal, consider_proposal, discuss_proposal
from boards.proposals.proposal_lines import own_line
from boards.proposals.services import (
    publish_proposal,
    receive_proposal,
    refine_proposal,
    reroute_proposal,
    withdraw_proposal,
)
from boards.proposals.studies import begin_study, publish_study, write_study
from boards.sessions.services import call_item
from cms import chain
from cms.models import OutboxMessage
from cms.records import verification
from tests.factories import boards as make_boards
from tests.factories import live
from tests.factories import proposals as make
from tests.furniture import furnished

LATE = date(2022, 6, 22)
FALL, MAY = date(2022, 9, 14), date(2023, 5, 10)


def meeting_of(body, day, *, begun=True, called=True):
    meeting = live.meeting(body, day=day)
    if begun:
        live.begin(meeting, room=body.seats.count())
    meeting.refresh_from_db()
    item = meeting.items.select_related("meeting__body").get(number=2)
    if begun and called:
        with live.at(1, day):
            call_item(actor=make.ACTOR, item=item)
    return item


@furnished
def fall(heard):
    return meeting_of(heard, FALL)


@furnished
def may():
    return meeting_of(make_boards.body(), MAY)


def kinds(proposal):
    return [step.kind for step in proposal.steps.all()]


def test_one_key_makes_one_proposal_with_a_receipt(year, heard):
    with make.on(date(2022, 5, 2)):
        facts = {"cycle": year, "body": heard, "nonce": "n" * 32, "words": make.WORDS}
        first = receive_proposal(**facts)
        again = receive_proposal(**facts)
    assert first.pk == again.pk
    assert first.number == "P-2022-01"
    assert first.submission.version.form.slug == "proposals-community-engagement"
    assert set(first.submission.version.notice) >= {"agency", "official", "authority", "voluntary"}
    assert not Proposal.objects.public().exists()


def test_after_the_deadline_none_is_taken(year, heard):
    with pytest.raises(ProposalRefused, match="next cycle"):
        make.received(year, heard, day=LATE)
    assert make.received(year, heard, day=date(2022, 6, 21)).pk


def test_a_board_without_a_form_takes_none(year):
    other = make.advisory("other")
    with pytest.raises(ProposalRefused, match="does not take proposals"):
        make.received(year, other)


def test_out_of_scope_goes_to_the_other_board_with_a_message(year, heard, tools, public):
    """C2C-31: the author's own answer sends it on at once; staff can do it too. Nothing is dropped."""
    words = make.ProposalText(
        title="A new table", summary="Add it.", scope="data", contact={"email": "a@example.org"}
    )
    sent_on = make.received(year, heard, words=words)
    sent_on.refresh_from_db()
    assert (sent_on.body, sent_on.rerouted_from, sent_on.scope) == (tools, heard, "data")
    assert kinds(sent_on) == ["received", "rerouted"]
    assert any("was sent to Board data-and-tools" in mail.text for mail in OutboxMessage.objects.all())
    with pytest.raises(NeedsReason, match="Explain why"):
        reroute_proposal(actor=make.ACTOR, proposal=public, body=tools, reason={})
    moved = reroute_proposal(actor=make.ACTOR, proposal=public, body=tools, reason={"en": "It is data."})
    assert moved.body == tools
    with pytest.raises(NotPossibleNow, match="other board"):
        reroute_proposal(actor=make.ACTOR, proposal=moved, body=tools, reason={"en": "x"})


@pytest.mark.engine
def test_the_whole_way_to_an_answer(year, heard, fall, may, public):
    """C2C-30: each state in order, each step with its day, the answer with a reason and a link to the minutes."""
    with make.on(FALL, 12):
        discuss_proposal(actor=make.ACTOR, proposal=public, item=fall)
    with make.on(date(2022, 12, 5)):
        study = begin_study(actor=make.ACTOR, proposal=public, by={"en": "Data programs"})
    with make.on(date(2023, 1, 9)):
        words = {name: {"en": name} for name in ("summary", "data", "law", "cost")}
        write_study(actor=make.ACTOR, study=study, effort="small", **words)
        publish_study(actor=make.ACTOR, study=study)
    with make.on(MAY, 12):
        consider_proposal(actor=make.ACTOR, proposal=public, item=may)
        done = answer_proposal(
            actor=make.ACTOR, proposal=public, outcome="declined", item=may, reason={"en": "It is costly."}
        )
    assert kinds(done) == [
        "received", "published", "agenda", "discussed", "in_study", "studied", "agenda", "considered", "closed",
    ]  # fmt: skip
    assert (done.state, done.public_state, done.answered_item) == ("closed", "closed", may)
    assert not done.steps.filter(public_at=None).exists()
    found = {node.kind for node in chain.trace("proposal", done.pk).nodes}
    assert {"submission", "item"} <= found or "item" in found
    assert not list(verification.breaks())


def test_an_answer_has_an_outcome_a_reason_and_a_day(year, heard, fall, public):
    facts = {"actor": make.ACTOR, "proposal": public, "item": fall}
    with pytest.raises(NotPossibleNow, match="cannot come next"):
        answer_proposal(outcome="declined", reason={"en": "x"}, **facts)
    discuss_proposal(**facts)
    for outcome, more in (("declined", {}), ("deferred", {"reason": {"en": "x"}}), ("maybe", {})):
        with pytest.raises(NeedsReason):
            answer_proposal(outcome=outcome, **facts, **more)
    public.refresh_from_db()
    assert (public.state, public.outcome) == ("discussed", "")


def test_nothing_is_discussed_before_the_meeting_begins(year, heard, public):
    item = meeting_of(heard, FALL, begun=False)
    with pytest.raises(NotPossibleNow, match="not begun"):
        discuss_proposal(actor=make.ACTOR, proposal=public, item=item)


def test_nothing_is_discussed_under_an_item_that_was_not_called(year, heard, public):
    item = meeting_of(heard, FALL, called=False)
    with pytest.raises(NotPossibleNow, match="not called"):
        discuss_proposal(actor=make.ACTOR, proposal=public, item=item)


def test_an_answer_that_only_a_vote_can_give_needs_its_decision(year, heard, home):
    """C2C-05, PAR-02: and none says what the decision does not say."""
    moved = make_boards.held(home)
    item, made = moved.item, make_boards.decision(moved)
    first, second = make.published(year, heard), make.published(year, heard)
    reason = {"en": "It fits."}
    for proposal in (first, second):
        discuss_proposal(actor=make.ACTOR, proposal=proposal, item=item)
    facts = {"actor": make.ACTOR, "item": item, "reason": reason}
    with pytest.raises(NotPossibleNow, match="No published decision"):
        answer_proposal(outcome="failed", proposal=first, **facts)
    with pytest.raises(NotPossibleNow, match="says otherwise"):
        answer_proposal(outcome="declined", proposal=first, decision=made, **facts)
    assert answer_proposal(outcome="adapted", proposal=first, **facts).decision == made
    other = answer_proposal(outcome="declined", proposal=second, **facts)
    assert (other.outcome, other.decision) == ("declined", None)
    line = own_line(chain.line_for("proposal", other.pk), other)
    assert [stop.state for stop in line.stops[2:]] == ["ended", "to_come", "to_come"]


def test_an_answer_is_not_by_a_decision_under_another_item(year, heard, fall, home):
    """The form offers every public decision."""
    made = make_boards.decision(make_boards.held(home))
    proposal = make.published(year, heard)
    facts = {"actor": make.ACTOR, "proposal": proposal, "item": fall}
    discuss_proposal(**facts)
    with pytest.raises(NotPossibleNow, match="not made under this item"):
        answer_proposal(outcome="adopted", reason={"en": "It fits."}, decision=made, **facts)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decision) == ("discussed", None)


def test_rules_without_a_step_do_not_take_it(heard, tools, fall):
    """A proposal of the oldest process has no feasibility study."""
    facts = {"steps": make.OLDEST, "deadline_month": 10, "deadline_day": 1, "has_ranking": True}
    year = make.cycle(rules_facts=facts)
    proposal = make.received(year, heard, day=date(2022, 9, 3))
    publish_proposal(actor=make.ACTOR, proposal=proposal)
    discuss_proposal(actor=make.ACTOR, proposal=proposal, item=fall)
    with pytest.raises(NotPossibleNow, match="do not have this step"):
        begin_study(actor=make.ACTOR, proposal=proposal, by={"en": "x"})


def test_an_earlier_proposal_is_taken_up(year, heard):
    earlier, later = make.published(year, heard), make.published(year, heard)
    refine_proposal(actor=make.ACTOR, proposal=later, earlier=earlier)
    later.refresh_from_db()
    assert later.refines == earlier
    with pytest.raises(NotPossibleNow, match="earlier proposal"):
        refine_proposal(actor=make.ACTOR, proposal=earlier, earlier=later)


def test_taken_back_before_a_body_has_it(year, heard, fall):
    proposal = make.published(year, heard)
    withdraw_proposal(actor=make.ACTOR, proposal=proposal)
    other = make.published(year, heard)
    discuss_proposal(actor=make.ACTOR, proposal=other, item=fall)
    with pytest.raises(NotPossibleNow, match="cannot come next"):
        withdraw_proposal(actor=make.ACTOR, proposal=other)


def test_the_line_ends_with_the_proposals_own_answer(year, heard, fall, client, home):
    """Under one item one proposal may be declined and another put off; each line tells its own."""
    make_boards.pages(home, heard)
    put_off, declined = make.published(year, heard), make.published(year, heard)
    with make.on(FALL, 12):
        for proposal, outcome, until in ((put_off, "deferred", MAY), (declined, "declined", None)):
            facts = {"actor": make.ACTOR, "proposal": proposal, "item": fall}
            discuss_proposal(**facts)
            reason = {"en": "it needs a cost estimate"}
            answer_proposal(outcome=outcome, reason=reason, until=until, **facts)
    page = client.get("/proposals/P-2022-01/").content.decode()
    other = client.get("/proposals/P-2022-02/").content.decode()
    assert "Tabled until May 2023" in page
    assert "stop-put-off" in page or "put-off" in page
    assert "put-off" not in other.split("<main")[1].split("</main")[0]
