"""Removal, holds and retention of a proposal's words (PRV-06, F20)."""

import json
from datetime import date, timedelta

from boards.models import Proposal
from boards.proposals.member_services import propose
from boards.proposals.redactions import find_proposal
from boards.proposals.retention import ProposalDrafts
from cms import clock
from cms.models import OutboxMessage
from cms.records import ledger, redaction
from tests.factories import groups
from tests.factories import proposals as make

SECRET = "My neighbor at 12 Elm Street told me about it"
WORDS = make.ProposalText(title=SECRET, summary=SECRET, contact={"email": "a@example.org"}, name="Ann")


def test_removed_words_are_nowhere(year, heard, client, home):
    """From the page, its history, its translations and the mails."""
    proposal = make.published(year, heard, words=WORDS)
    redaction.redact("submission", proposal.submission_id, actor=make.ACTOR, reason="a private matter")
    rows = [*Proposal.objects.values(), *Proposal.history.values(), *OutboxMessage.objects.values()]
    assert SECRET not in json.dumps(rows, default=str)
    assert "Ann" not in json.dumps(rows, default=str)
    page = client.get("/proposals/P-2022-01/").content.decode()
    assert "The record says who, when and why" in page


def test_a_proposal_is_found_by_its_number_for_a_hold(year, heard):
    proposal = make.published(year, heard)
    assert find_proposal(" p-2022-01 ") == str(proposal.pk)
    assert find_proposal("P-2022-99") is None
    assert find_proposal("elm street") is None


def test_a_draft_that_was_never_handed_in_is_erased(make_user):
    member = groups.seated(make_user, 3, slug="community-engagement")[0]
    make.cycle()
    words = {"title": {"en": SECRET}, "summary": {"en": SECRET}}
    with make.on(date(2022, 5, 2)):
        propose(actor=member.user, appointment=member, **words)
    due = ProposalDrafts.due(clock.now() - timedelta(days=1))
    assert due.count() == 1
    ProposalDrafts.erase(list(due.values_list("pk", flat=True)))
    assert SECRET not in json.dumps([*Proposal.objects.values(), *Proposal.history.values()], default=str)


def test_each_kind_of_the_record_stands_for_one_model():
    """Two models under one name would be checked against each other's rows, and one of them never."""
    assert len(ledger._by_kind) == len(ledger._by_model)
