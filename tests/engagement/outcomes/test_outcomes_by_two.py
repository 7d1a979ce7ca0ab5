"""That a body decided is told to people only after a second publisher read it as sent and agreed (PAR-02, S14)."""

import pytest

from cms import clock
from cms.models import OutboxMessage
from cms.records import ledger, verification
from cms.tasks import waiting_for
from engagement.choices import Status
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.models import Conversation, Outcome, OutcomeProposal
from engagement.outcomes.notifications import notify_all
from engagement.outcomes.proposal_parts import digest_shown
from engagement.outcomes.services import agree_outcome, propose_outcome
from tests.factories import engagement as make
from tests.factories.signed_in import make_stale
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
AGREE = {"agree": "yes", "note": ""}
WORDS = {"reason": {"en": "County comes first."}, "decided_by": {"en": "Governing Board"}}


@furnished
def talk():
    made = make.held(spanish=True)
    make.theme(made, "Show my county", 48)
    make.post_recap(made)
    return Conversation.objects.get(pk=made.pk)


def _propose(talk, actor=make.ACTOR):
    theme = talk.themes.get()
    day, seen = clock.today(), digest_shown(theme)
    return propose_outcome(actor=actor, theme=theme, answer="adopted", decided_on=day, seen=seen, **WORDS)


def _told(client, talk):
    return "County comes first." in client.get(f"/conversations/{talk.slug}/").text


def test_nothing_is_told_before_a_second_person_agrees(cast, client, talk):
    proposal = _propose(talk)
    assert not _told(client, talk) and notify_all() == 0
    assert cast["publisher"].post(proposal.get_absolute_url(), AGREE).status_code == 302
    assert _told(client, talk)
    row = Outcome.objects.get()
    assert (row.proposed_by, row.published_by) == (make.ACTOR, str(cast.people["publisher"]))
    acts = [entry.act for entry in ledger.entries_for("outcome_proposal", [str(proposal.pk)])]
    assert acts == ["propose", "approve"] and not list(verification.breaks())


def test_the_same_person_cannot_agree(cast, client, talk):
    proposal = _propose(talk, cast.people["publisher"])
    answer = cast["publisher"].post(proposal.get_absolute_url(), AGREE)
    assert answer.status_code == 409 and "You proposed this yourself" in answer.text
    assert not _told(client, talk)


def test_the_second_person_shows_again_who_they_are(cast, client, client_for, talk):
    proposal = _propose(talk)
    answer = make_stale(client_for(cast.people["publisher"])).post(proposal.get_absolute_url(), AGREE)
    assert answer.status_code == 302 and "reauthenticate" in answer["Location"]
    assert not _told(client, talk)


def test_a_theme_of_the_next_edition_waits_for_it(cast, talk):
    later = make.theme(talk, "Open on Sunday", 30)
    page = f"/desk/conversations/{talk.slug}/outcomes/"
    assert "Not in the posted recap yet" in cast["publisher"].get(page).text
    facts = {"answer": "adopted", "decided_on": clock.today(), **WORDS}
    with pytest.raises(NotPossibleNow, match="not in the posted recap"):
        propose_outcome(actor=make.ACTOR, theme=later, seen=digest_shown(later), **facts)
    make.post_recap(talk)
    propose_outcome(actor=make.ACTOR, theme=later, seen=digest_shown(later), **facts)
    assert "Not in the posted recap yet" not in cast["publisher"].get(page).text


def test_what_changed_since_it_was_proposed_is_refused(cast, talk):
    proposal = _propose(talk)
    Conversation.objects.filter(pk=talk.pk).update(name={"en": "Another name"})
    with pytest.raises(ChangedMeanwhile):
        agree_outcome(actor=make.SECOND, proposal=proposal)
    answer = cast["publisher"].post(proposal.get_absolute_url(), AGREE)
    assert answer.status_code == 409 and "Something changed since it was proposed" in answer.text


def test_it_is_declined_with_a_reason_or_withdrawn_by_who_proposed_it(cast, talk):
    first = _propose(talk)
    other = cast["publisher"].post(f"{first.get_absolute_url()}withdraw/")
    assert other.status_code == 409 and "Only the person who proposed it" in other.text
    bare = cast["publisher"].post(first.get_absolute_url(), {"agree": "no", "note": ""})
    assert bare.status_code == 422
    assert "who proposed it, will read it." in bare.context["form"].errors["note"][0]
    cast["publisher"].post(first.get_absolute_url(), {"agree": "no", "note": "Wrong body."})
    own = _propose(talk, cast.people["publisher"])
    assert cast["publisher"].post(f"{own.get_absolute_url()}withdraw/").status_code == 302
    states = list(OutcomeProposal.objects.order_by("pk").values_list("state", flat=True))
    assert states == ["declined", "withdrawn"] and not Outcome.objects.exists()


def test_a_second_proposal_waits_for_the_first(talk):
    _propose(talk)
    with pytest.raises(NotPossibleNow, match="already been proposed"):
        _propose(talk)


def test_nothing_is_agreed_once_the_recap_is_gone(talk):
    proposal = _propose(talk)
    make.set_status(talk, Status.HELD)
    with pytest.raises(NotPossibleNow, match="Post the recap first"):
        agree_outcome(actor=make.SECOND, proposal=proposal)


def test_the_second_person_hears_of_it_and_reads_it_as_sent(cast, talk):
    proposal, publisher = _propose(talk), cast.people["publisher"]
    told = [each.to for each in OutboxMessage.objects.filter(subject__startswith="For your review")]
    assert publisher.email in told
    assert proposal.get_absolute_url() in [task.url for task in waiting_for(publisher).mine]
    text = cast["publisher"].get(proposal.get_absolute_url()).text
    assert "Taken up. County comes first. Governing Board," in text
    assert "You registered for “" in text and "El motivo solo está disponible en inglés" in text
    assert cast["analyst"].post(proposal.get_absolute_url(), AGREE).status_code == 404
