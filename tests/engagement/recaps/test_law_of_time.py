"""An event answers a conversation only if it came after people began to be heard there (PAR-02)."""

from datetime import date, datetime, timedelta

import pytest

from cms import clock
from cms.models import OutboxMessage
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, Outcome, OutcomeProposal
from engagement.outcomes.notifications import notify_all
from engagement.outcomes.proposal_parts import digest_shown
from engagement.outcomes.record import outcomes_from_record
from engagement.outcomes.services import propose_outcome
from engagement.recaps.services import write_themes
from engagement.recaps.time_rules import answers
from feedback.models import Finding
from tests.factories import boards as boards_make
from tests.factories import engagement as make
from tests.factories import recaps
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 12, 2, 17, 30, tzinfo=clock.PACIFIC)


@furnished
def old_decision(home, publisher, client_for):
    """Finding 12 of September 2022; the Governing Board decided on it on November 9, 2022."""
    moved = boards_make.held(home, findings=[boards_make.finding(12)])
    draft = boards_make.decision_draft(moved)
    sent = {"act": "publish", "seen": draft.prepared_at.isoformat()}
    assert client_for(publisher).post(f"/desk/decisions/from/{moved.pk}/review/", sent).status_code == 302
    return moved


@furnished
def evening(old_decision):
    """Three people registered for December 2, 2026; it was held."""
    with clock.at(EVENING - timedelta(days=9)):
        made = make.conversation(starts_at=EVENING, spanish=True)
        for name, language in (("ana", "en"), ("luz", "es"), ("zoe", "en")):
            make.registration(made, email=f"{name}@example.org", site_language=language)
    with clock.at(EVENING + timedelta(hours=20)):
        Conversation.objects.filter(pk=made.pk).update(status="held", attended=30, comments=80)
        for number in range(8):
            make.theme(made, f"Theme {number}", 40 - number)
    made.refresh_from_db()
    return made


def _link(talk, theme, number):
    titles = {theme.pk: theme.title}
    write_themes(actor=make.ACTOR, conversation=talk, titles=titles, findings={theme.pk: number})


def _published(number, moment, **facts):
    """A finding published at this moment."""
    found = boards_make.finding(number, **facts)
    Finding.objects.filter(pk=found.pk).update(published_at=moment)
    return found


def _told():
    notify_all()
    return OutboxMessage.objects.filter(about_kind="registration").order_by("pk")


# The evening of December 2026 -----------------------------------------------------------------------------------


def test_nothing_of_2022_answers_the_evening_of_december_2026(client, evening):
    OutboxMessage.objects.all().delete()
    with clock.at(EVENING + timedelta(days=5)):
        make.post_recap(evening)
        outcomes_from_record()
        text = client.get(f"/conversations/{evening.slug}/").text
        mails = [f"{each.subject} {each.text} {each.html}" for each in _told()]
    assert len(mails) == 3
    assert not any("2022" in words for words in [text, *mails])
    assert not Outcome.objects.exists() and not OutcomeProposal.objects.exists()
    assert "Recap posted" in text and "Understood" not in text


def test_a_finding_of_before_is_refused_with_both_dates(cast, evening):
    theme = evening.themes.first()
    with pytest.raises(NotPossibleNow) as refused:
        _link(evening, theme, 12)
    assert "September 10, 2022" in str(refused.value) and "December 2, 2026" in str(refused.value)
    form = {f"title-{each.pk}_en": "Title" for each in evening.themes.all()} | {f"finding-{theme.pk}": "12"}
    answer = cast["analyst"].post(f"/desk/conversations/{evening.slug}/recap/themes/", form)
    assert answer.status_code == 422 and "before this conversation on December 2, 2026" in answer.text


def test_a_finding_decided_before_is_refused_with_both_dates(evening):
    Finding.objects.filter(number=12).update(published_at=EVENING + timedelta(days=1))
    with pytest.raises(
        NotPossibleNow, match="led to a decision on November 9, 2022, which is not later than this"
    ):
        _link(evening, evening.themes.first(), 12)


def test_only_findings_that_came_after_are_offered_with_their_state_and_date(cast, evening):
    with clock.at(EVENING + timedelta(days=3)):
        _published(13, clock.now())
        text = cast["analyst"].get(f"/desk/conversations/{evening.slug}/recap/").text
    assert "F-12" not in text and "F-13" in text and "Public, December 5, 2026" in text


def test_drafting_fills_in_no_finding(home, analyst):
    form = recaps.coded_form(home, analyst)
    talk = make.held(form=form)
    recaps.heard(talk, form)
    release = recaps.counted(form, analyst)
    code = release.cut.codebook.codes.get(key="place")
    _published(14, clock.now())
    Finding.objects.filter(number=14).update(code=code)
    assert [theme.finding for theme in recaps.drafted(talk, release.cut)] == [None, None, None]


def test_a_decision_typed_by_hand_is_not_older_than_the_evening(evening):
    with clock.at(EVENING + timedelta(days=5)):
        make.post_recap(evening)
        theme = evening.themes.first()
        words = {"reason": {"en": "Yes."}, "decided_by": {"en": "Governing Board"}}
        with pytest.raises(
            NotPossibleNow, match="on November 9, 2022, and this conversation was held on December 2"
        ):
            propose_outcome(
                actor=make.ACTOR,
                theme=theme,
                answer="adopted",
                decided_on=date(2022, 11, 9),
                seen=digest_shown(theme),
                **words,
            )
        words["seen"] = digest_shown(theme)
        with pytest.raises(NotPossibleNow, match="Only a decision made on a later day"):
            propose_outcome(
                actor=make.ACTOR, theme=theme, answer="adopted", decided_on=EVENING.date(), **words
            )
        later = EVENING.date() + timedelta(days=1)
        propose_outcome(actor=make.ACTOR, theme=theme, answer="adopted", decided_on=later, **words)


@pytest.mark.parametrize(
    ("when", "counts"),
    [
        (EVENING, False),
        (EVENING + timedelta(minutes=1), True),
        (EVENING - timedelta(minutes=1), False),
        (date(2026, 12, 2), False),
        (date(2026, 12, 3), True),
        (date(2026, 12, 1), False),
        (None, False),
    ],
)
def test_what_has_an_hour_is_later_than_the_start_and_what_has_a_day_is_of_a_later_day(evening, when, counts):
    assert answers(evening, when) is counts


# Counts and names of the line ------------------------------------------------------------------------------------


def test_four_of_eight_themes_are_told_as_four_of_eight(client, evening):
    with clock.at(EVENING + timedelta(days=5)):
        make.post_recap(evening)
        for theme in evening.themes.all()[:4]:
            recaps.outcome(theme, decided_on=date(2026, 12, 6))
        text = client.get(f"/conversations/{evening.slug}/").text
        spanish = client.get(f"/es/conversations/{evening.slug}/").text
    assert "4 of 8 themes" in text and "4 of 4" not in text
    assert "Decided December 6, 2026" in text and "Recap posted" in text
    assert "4 de 8 temas" in spanish and "Resumen publicado" in spanish and "Comprendido" not in spanish


def test_a_canceled_conversation_ends_as_canceled(client):
    made = make.conversation()
    Conversation.objects.filter(pk=made.pk).update(
        status="cancelled", status_note={"en": "The hall flooded."}
    )
    text = client.get(f"/conversations/{made.slug}/").text
    assert "Canceled. The hall flooded." in text and "Recap posted" not in text
