"""The way of a proposal from the form to its answer speaks all languages of forms: pages, receipt, mails."""

from datetime import date

from django.conf import settings

import pytest

from boards.models import Proposal, ProposalStep, ProposalStepKind
from boards.proposals import emails
from boards.proposals.services import publish_proposal
from cms.models import OutboxMessage
from cms.web import one_time_keys
from tests.factories import boards as make_boards
from tests.factories import live
from tests.factories import proposals as make
from tests.spoken import lacking, listening

MAY_2, LATE, FALL = date(2022, 5, 2), date(2022, 6, 22), date(2022, 9, 14)
OTHERS = [code for code, _name in settings.FORM_LANGUAGES if code not in dict(settings.SITE_LANGUAGES)]
ANSWERS = {
    "title": "A phone line",
    "summary": "Answer questions.",
    "email": "a@example.org",
    "scope": "engagement",
}


def walk(client, language: str) -> None:
    """The choice of a board, the form, a refused form, a closed one, and the receipt."""
    form = f"/{language}/proposals/new/community-engagement/"
    with make.on(MAY_2):
        client.get(f"/{language}/proposals/new/")
        client.get(form)
        key = one_time_keys.issue("boards.proposal")
    with make.on(MAY_2, 11):
        client.post(form, {"key": key, "summary": "Call 916-555-0142", "email": "x"})
        answer = client.post(form, {"key": key, "language": language, **ANSWERS})
    with make.on(LATE):
        client.get(form)
        client.get(f"/{language}/proposals/new/")
    every_step(Proposal.objects.latest("pk"))
    with make.on(FALL, 15):
        assert client.get(answer["Location"]).status_code == 200


def every_step(proposal: Proposal) -> None:
    """Each kind of step, told to its author."""
    item = live.meeting(proposal.body, day=FALL).items.select_related("meeting__body").get(number=2)
    with make.on(date(2022, 5, 9)):
        publish_proposal(actor=make.ACTOR, proposal=proposal)
    Proposal.objects.filter(pk=proposal.pk).update(
        outcome="deferred", reason={"en": "the data comes later"}, until=date(2023, 5, 1), state="closed"
    )
    proposal.refresh_from_db()
    for kind in ProposalStepKind:
        step = ProposalStep.objects.create(proposal=proposal, kind=kind, item=item)
        assert emails.notify(step) == 1


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_on_the_way_is_left_in_english(client, home, heard, tools, year, language):
    make_boards.pages(home, heard)
    with listening() as asked:
        walk(client, language)
    assert not lacking(asked, language)
    assert set(OutboxMessage.objects.values_list("language", flat=True)) == {language}
