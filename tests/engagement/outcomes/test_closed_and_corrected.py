"""What closing, a corrected record and an answered theme leave as people were told of them (PAR-01, PAR-02, S14)."""

from datetime import timedelta

import pytest

from cms import clock
from engagement import board_decisions
from engagement.board_decisions import Decided
from engagement.choices import Promise, Status
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.models import Conversation, Outcome, OutcomeProposal, RecapProposal, Theme
from engagement.newsletter.news_sources import outcomes as news_of_outcomes
from engagement.outcomes.closing import close_conversation
from engagement.outcomes.notifications import notify_all
from engagement.outcomes.proposal_parts import digest_shown
from engagement.outcomes.record import outcomes_from_record
from engagement.outcomes.services import agree_outcome, propose_outcome
from engagement.recaps.posting import digest_shown as recap_shown
from engagement.recaps.posting import propose_recap, withdraw_recap
from engagement.recaps.services import write_themes
from feedback.models import Finding
from tests.engagement.recaps.events import Record
from tests.factories import boards, recaps
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
AGREE = {"agree": "yes", "note": ""}
WORDS = {"reason": {"en": "Yes."}, "decided_by": {"en": "Governing Board"}}


@furnished
def talk():
    made = make.held(spanish=True)
    make.theme(made, "Show my county", 48)
    make.theme(made, "More trains", 40)
    make.post_recap(made)
    return Conversation.objects.get(pk=made.pk)


def _close(talk):
    return close_conversation(actor=make.ACTOR, conversation=talk)


def _write(talk, theme, **changes):
    titles = {theme.pk: changes.get("title", theme.title)}
    findings = {theme.pk: changes.get("finding", theme.finding)}
    left = [theme.pk] if changes.get("leave") else []
    write_themes(actor=make.ACTOR, conversation=talk, titles=titles, findings=findings, left_out=left)


def _proposed(theme):
    seen = digest_shown(theme)
    day = clock.today()
    return propose_outcome(
        actor=make.ACTOR, theme=theme, answer="adopted", decided_on=day, seen=seen, **WORDS
    )


# The end ---------------------------------------------------------------------------------------------------------


def test_a_theme_left_out_of_the_draft_is_still_owed_until_an_edition_without_it_is_posted(talk):
    first, second = talk.themes.all()
    recaps.outcome(first)
    _write(talk, second, leave=True)
    with pytest.raises(NotPossibleNow, match="what happened with: More trains"):
        _close(talk)
    make.post_recap(talk)
    assert _close(talk).status == Status.CLOSED


def test_a_theme_written_since_the_recap_was_posted_is_not_owed(cast, talk):
    for theme in talk.themes.all():
        recaps.outcome(theme)
    make.theme(talk, "Written since", 5)
    page = cast["publisher"].get(f"/desk/conversations/{talk.slug}/").text
    assert "2 of 2 themes answered." in page
    with clock.at(talk.recap_published_at + timedelta(days=200)):
        assert talk.slug not in cast["publisher"].get("/desk/conversations/?late=outcome").text
        assert "Tell people what happened" not in cast["publisher"].get("/desk/").text


def test_a_theme_of_the_posted_recap_is_overdue_after_ninety_days(cast, talk):
    with clock.at(talk.recap_published_at + timedelta(days=200)):
        assert talk.slug in cast["publisher"].get("/desk/conversations/?late=outcome").text
        assert "Tell people what happened" in cast["publisher"].get("/desk/").text


def test_it_is_not_closed_while_something_is_proposed_and_that_can_be_withdrawn_later(talk):
    for theme in talk.themes.all():
        recaps.outcome(theme)
    proposal = propose_recap(actor=make.ACTOR, conversation=talk, seen=recap_shown(talk))
    with pytest.raises(NotPossibleNow, match="proposed here"):
        _close(talk)
    make.set_status(talk, Status.CLOSED)
    withdraw_recap(actor=make.ACTOR, proposal=proposal)
    assert RecapProposal.objects.latest("pk").state == "withdrawn"


# An answered theme -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", [{"title": {"en": "Close the schools", "es": "Cerrar"}}, {"finding": 12}])
def test_a_theme_with_an_outcome_or_a_proposed_one_keeps_its_title_and_finding(talk, change):
    boards.finding(12)
    Finding.objects.filter(number=12).update(published_at=clock.now())
    theme = talk.themes.first()
    proposal = _proposed(theme)
    with pytest.raises(NotPossibleNow, match="title and finding cannot be changed"):
        _write(talk, theme, **change)
    agree_outcome(actor=make.SECOND, proposal=proposal)
    with pytest.raises(NotPossibleNow, match="title and finding cannot be changed"):
        _write(talk, theme, **change)
    _write(talk, theme)


def test_the_desk_refuses_it_beside_the_field(cast, talk):
    theme = talk.themes.first()
    recaps.outcome(theme)
    form = {
        f"title-{each.pk}_{code}": each.title[code] for each in talk.themes.all() for code in ("en", "es")
    }
    form[f"title-{theme.pk}_en"] = "Close the schools"
    answer = cast["analyst"].post(f"/desk/conversations/{talk.slug}/recap/themes/", form)
    assert answer.status_code == 422 and "title and finding cannot be changed" in answer.text
    theme.refresh_from_db()
    assert theme.title["en"] == "Show my county"


def test_news_of_an_outcome_names_the_theme_as_posted(talk):
    theme = talk.themes.first()
    recaps.outcome(theme)
    Theme.objects.filter(pk=theme.pk).update(title={"en": "A draft", "es": "Un borrador"})
    (news,) = news_of_outcomes(talk.starts_at)
    assert news.words()[0] == "What happened with this theme: Show my county"


# The record of a board -------------------------------------------------------------------------------------------


@pytest.fixture
def record(monkeypatch, talk):
    """A board adopted what finding 12 says; it was told and mailed."""
    made = Record()
    monkeypatch.setattr(board_decisions, "provided", lambda _point: [made])
    boards.finding(12)
    Finding.objects.filter(number=12).update(published_at=clock.now())
    _write(talk, talk.themes.first(), finding=12)
    make.post_recap(talk)
    made.made.append(_decided("adopted", "Yes."))
    assert outcomes_from_record() == 1
    agree_outcome(actor=make.SECOND, proposal=OutcomeProposal.objects.get())
    return made


def _decided(answer, reason):
    return Decided("other", 1, "1", answer, clock.today(), {"en": reason}, {"en": "Board"})


@pytest.mark.parametrize(("answer", "reason"), [("failed", "No money."), ("adopted", "Yes, in May.")])
def test_a_corrected_record_is_proposed_again_and_the_old_edition_stays(cast, record, answer, reason):
    assert outcomes_from_record() == 0
    record.made[0] = _decided(answer, reason)
    assert outcomes_from_record() == 1 and outcomes_from_record() == 0
    proposal = OutcomeProposal.objects.get(state="proposed")
    text = cast["publisher"].get(proposal.get_absolute_url()).text
    assert "The board’s record was corrected." in text
    agree_outcome(actor=make.SECOND, proposal=proposal)
    row = Outcome.objects.get()
    assert (row.edition, row.answer, row.reason["en"]) == (2, answer, reason)
    assert row.history.last().reason == {"en": "Yes."}


def test_who_agrees_reads_how_many_people_get_an_email(cast, talk):
    first, second = talk.themes.all()
    text = cast["publisher"].post(_proposed(first).get_absolute_url(), AGREE, follow=True).text
    assert "so no emails will be sent" in text
    with clock.at(talk.starts_at - (talk.ends_at - talk.starts_at)):
        Conversation.objects.filter(pk=talk.pk).update(status="scheduled")
        talk.refresh_from_db()
        make.registration(talk, email="ana@example.org")
    make.set_status(talk, Status.REPORTED)
    text = cast["publisher"].post(_proposed(second).get_absolute_url(), AGREE, follow=True).text
    assert "1 registered person will get an email" in text and notify_all() == 2


def test_what_the_proposer_did_not_see_is_not_proposed(cast, talk):
    theme = talk.themes.first()
    seen = digest_shown(theme)
    recaps.outcome(theme, "deferred")
    with pytest.raises(ChangedMeanwhile, match="since you opened this page"):
        propose_outcome(
            actor=make.ACTOR, theme=theme, answer="adopted", decided_on=clock.today(), seen=seen, **WORDS
        )
    page, desk = recap_shown(talk), f"/desk/conversations/{talk.slug}/recap/"
    assert f'name="seen" value="{page}"' in cast["analyst"].get(desk).text
    Theme.objects.filter(pk=talk.themes.last().pk).update(count=55)
    answer = cast["analyst"].post(f"{desk}propose/", {"seen": page})
    assert answer.status_code == 422 and "since you opened this page" in answer.text


# One that informs ------------------------------------------------------------------------------------------------


def test_one_that_informs_promises_no_outcome(client):
    made = make.conversation(promise_level=Promise.INFORM, spanish=True)
    text = client.get(f"/conversations/{made.slug}/").text
    assert "Our promise: we will inform you" in text and "what happened with what you said" not in text
    assert "Promised steps, with dates" not in text and "Decided" not in text
