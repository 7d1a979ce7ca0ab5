"""Retention, redaction, holds and history of applications (PRV-03, PRV-06): what goes, and what never was there."""

from datetime import timedelta

import pytest

from boards.appointments.applications import withdraw_application
from boards.appointments.retention import APPLICATIONS, WITHDRAWN
from boards.appointments.selectors import reached
from boards.appointments.services import answer_the_rest
from boards.models import Application, ApplicationAnswers, ApplicationContact, ApplicationReview
from cms import clock
from cms.models import OutboxMessage
from cms.records import holds, redaction, retention
from tests.factories import applications as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
CANARIES = ("Zebra", "Employer-canary", "canary@example.org", "0199", "Zoo county")


@furnished
def told(editor):
    """Answered: not chosen, with everything that a person can tell."""
    facts = {
        "name": "Zebra One",
        "statement": "Zebra words that are mine alone.",
        "about": {"county": "Zoo county"},
    }
    found, first, rest, motion = make.carried(editor, others=1)
    one = rest[0]
    Application.objects.filter(pk=one.pk).update(name=facts["name"], statement=facts["statement"])
    ApplicationAnswers.objects.create(application=one, answers=facts["about"])
    ApplicationReview.objects.filter(application=one).update(note="Zebra is kind")
    with clock.at(make.at(make.VOTED + timedelta(days=1))):
        answer_the_rest(actor=make.ACTOR, call=found)
    one.refresh_from_db()
    return one


def everything_about(one: Application) -> str:
    """All that our tables, their history and the outbox hold of one application."""
    models = (
        Application,
        Application.history.model,
        ApplicationContact,
        ApplicationAnswers,
        ApplicationReview,
    )
    rows = []
    for model in models:
        key = "id" if model in models[:2] else "application"
        rows += list(model.objects.filter(**{key: one.pk}).values())
    mails = OutboxMessage.objects.filter(about_kind="application", about_id=str(one.pk))
    return str(rows + list(mails.values()))


def test_history_never_held_the_words_or_the_name(told):
    past = str(list(Application.history.filter(id=told.pk).values()))
    assert "declined" in past
    for canary in (*CANARIES, told.nonce, "Organization"):
        assert canary not in past


def test_two_years_after_the_answer_what_names_a_person_is_erased(told, set_clock):
    set_clock(make.at(make.VOTED + timedelta(days=700)))
    assert APPLICATIONS not in retention.run()
    set_clock(make.at(make.VOTED + timedelta(days=740)))
    assert retention.run()[APPLICATIONS] >= 1
    left = everything_about(told)
    assert not any(canary in left for canary in CANARIES)
    told.refresh_from_db()
    assert told.state == "declined" and told.language == "en" and told.erased_at
    assert retention.run().get(APPLICATIONS) is None


def test_an_erased_receipt_says_so(told, client, set_clock):
    from cms.web.one_time_keys import receipt_code

    set_clock(make.at(make.VOTED + timedelta(days=740)))
    retention.run()
    page = client.get(f"/applications/mine/{receipt_code(told.nonce)}/").content.decode()
    assert "was erased at the end of its retention period" in page


def test_what_was_taken_back_goes_after_thirty_days(set_clock):
    one = make.application(make.call(), name="Zebra")
    set_clock(make.at(make.CLOSES))
    withdraw_application(application=one)
    set_clock(make.at(make.CLOSES + timedelta(days=31)))
    assert retention.run()[WITHDRAWN] == 1
    assert "Zebra" not in everything_about(one)


def test_a_hold_beats_the_rule(told, publisher, set_clock):
    holds.place_hold(actor=publisher, kind="application", reference=told.reference, reason="A court asks")
    set_clock(make.at(make.VOTED + timedelta(days=740)))
    retention.run()
    told.refresh_from_db()
    assert told.name == "Zebra One" and told.erased_at is None
    with pytest.raises(holds.Held):
        redaction.redact("application", told.pk, actor=publisher, reason="asked for")


def test_a_redaction_reaches_every_place(told, publisher):
    stone = redaction.redact("application", told.pk, actor=publisher, reason="The person asked for it")
    left = everything_about(told)
    assert not any(canary in left for canary in CANARIES)
    assert any("contact" in place for place in stone.places)
    assert any("outbox" in place for place in stone.places)


def test_whom_calls_reached_is_counted_over_all_that_are_over_and_small_numbers_hide(told, client_for, clerk):
    """PRV-24: nothing of a call that is still being scored, and never one person's answer."""
    one = ApplicationAnswers.objects.get(application=told)
    ApplicationAnswers.objects.filter(pk=one.pk).update(answers={"role": "student"})
    make.application(make.call(told.call.body), about={"role": "researcher"})
    rows = {str(row["label"]): row["cell"] for row in reached()}
    assert rows["Student or adult learner"].value is None
    assert rows["Researcher"].value in (0, None)
    page = client_for(clerk).get("/desk/applications/").content.decode()
    assert "Who the calls reached" in page and "small-numbers" in page
