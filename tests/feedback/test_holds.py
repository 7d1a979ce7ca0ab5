"""A legal hold beats removal and erasure; lifting it takes two people (PRV-06, S14)."""

import time

import pytest

from cms import clock
from cms.models import LegalHold, OutboxMessage
from cms.records import holds, retention
from cms.records.redaction import redact
from cms.records.verification import breaks
from feedback.models import ContactDetail, SubmissionText
from tests.factories import feedback as make
from tests.factories.powers import retention_rule
from tests.factories.signed_in import browser_of
from tests.furniture import furnished

PLACE = {"kind": "submission", "reference": "C-0001", "reason": "Case 22-114"}


@furnished
def comment(form):
    return make.make_submission(form, "Words that a court asked for.", contact={"email": "a@example.org"})


@furnished
def held(comment, publisher):
    return holds.place_hold(
        actor=publisher, kind="submission", reference=comment.reference, reason="Case 22-114"
    )


def test_a_hold_is_placed_with_a_reason(cast, comment):
    response = cast["publisher"].post("/desk/holds/", PLACE | {"reference": comment.reference})
    hold = LegalHold.objects.get()
    assert response.status_code == 302 and (hold.kind, hold.key) == ("submission", str(comment.pk))
    assert hold.history.get().history_actor == "Paul"
    html = cast["administrator"].get("/desk/holds/").content.decode()
    assert f"One comment: {comment.reference}" in html and "Case 22-114" in html


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reason": " "}, "Reason"),
        ({"reference": "C-9999"}, "No such record was found."),
        ({"reference": "¹²"}, "No such record was found."),
        ({"kind": "form", "reference": "nothing"}, "No such record was found."),
        ({"kind": "page"}, "Select a valid choice"),
        ({}, "It is already on hold."),
    ],
)
def test_a_hold_without_reason_or_thing_is_refused(cast, comment, held, change, words):
    response = cast["publisher"].post("/desk/holds/", PLACE | {"reference": comment.reference} | change)
    assert response.status_code == 422 and words in response.content.decode()
    assert LegalHold.objects.count() == 1


def test_only_publisher_and_administrator_see_holds_and_rules(cast):
    for address in ("/desk/holds/", "/desk/retention/", "/desk/retention/feedback.contacts/"):
        seen = {name for name, browser in cast.items() if browser.get(address).status_code == 200}
        assert seen == {"publisher", "administrator"}


def test_what_is_held_is_not_removed(held, comment, publisher):
    with pytest.raises(holds.Held) as refusal:
        redact("submission", comment.pk, actor=publisher, reason="Asked for")
    assert refusal.value.rule == "PRV-06" and refusal.value.facts["why"] == "Case 22-114"
    assert SubmissionText.objects.get().text == "Words that a court asked for."


def test_a_hold_on_a_form_holds_its_comments(form, comment, publisher, cast):
    holds.place_hold(actor=publisher, kind="form", reference="survey", reason="Case 22-114")
    with pytest.raises(holds.Held):
        redact("submission", comment.pk, actor=publisher, reason="Asked for")
    assert "Form, with all its comments: survey" in cast["publisher"].get("/desk/holds/").content.decode()


def test_lifting_takes_a_second_person(held, cast, comment, administrator):
    act = f"/desk/holds/{held.pk}/"
    early = cast["administrator"].post(act, {"act": "lift"})
    assert early.status_code == 409 and "Someone must first ask to lift it." in early.content.decode()
    cast["publisher"].post(act, {"act": "ask"})
    own = cast["publisher"].post(act, {"act": "lift"})
    assert own.status_code == 409 and "A second person must agree." in own.content.decode()
    assert holds.hold_on("submission", comment.pk)
    assert cast["administrator"].post(act, {"act": "ask"}).status_code == 409
    cast["administrator"].post(act, {"act": "lift"})
    held.refresh_from_db()
    assert (held.lift_asked_by_name, held.lifted_by_name) == ("Paul", "Adam")
    assert [row.history_actor for row in held.history.order_by("pk")] == ["Paul", "Paul", "Adam"]
    assert cast["administrator"].post(act, {"act": "lift"}).status_code == 409
    redact("submission", comment.pk, actor=administrator, reason="Asked for")
    assert "Lifted" in cast["publisher"].get("/desk/holds/").content.decode()


def test_a_wish_to_lift_can_be_refused(held, cast, comment):
    act = f"/desk/holds/{held.pk}/"
    assert cast["publisher"].post(act, {"act": "keep"}).status_code == 409
    cast["publisher"].post(act, {"act": "ask"})
    cast["administrator"].post(act, {"act": "keep"})
    held.refresh_from_db()
    assert held.lift_asked_by is None and held.lifted_at is None
    assert cast["publisher"].post(act, {"act": "forget"}).status_code == 404
    assert cast["analyst"].post(act, {"act": "ask"}).status_code == 404


def test_a_hold_beats_erasure(form, held, publisher, set_clock):
    from datetime import timedelta

    from cms import clock

    for number in range(4):
        make.make_submission(form, f"Words {number}.", contact={"email": f"{number}@example.org"})
    retention_rule("feedback.contacts", 30, actor=publisher)
    set_clock(clock.now() + timedelta(days=31))
    (contacts,) = [each for each in retention.standing() if each.kept.name == "feedback.contacts"]
    assert (contacts.due, contacts.held) == (4, 1)
    assert retention.run()["feedback.contacts"] == 4
    assert ContactDetail.objects.get().email == "a@example.org"
    assert "feedback.contacts" not in retention.run()


def test_administrators_are_told_of_a_hold_and_of_its_end(held, cast, administrator):
    mails = OutboxMessage.objects.filter(to=administrator.email)
    assert mails.get().subject == "A legal hold was placed"
    cast["publisher"].post(f"/desk/holds/{held.pk}/", {"act": "ask"})
    cast["administrator"].post(f"/desk/holds/{held.pk}/", {"act": "lift"})
    assert {mail.subject for mail in mails} == {"A legal hold was placed", "A legal hold was lifted"}


def test_an_old_second_factor_lifts_no_hold(held, cast, administrator):
    cast["publisher"].post(f"/desk/holds/{held.pk}/", {"act": "ask"})
    browser = browser_of(administrator)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time() - 301, "type": "totp"}]
    session.save()
    answer = browser.post(f"/desk/holds/{held.pk}/", {"act": "lift"})
    assert answer["Location"].startswith("/accounts/2fa/reauthenticate/")
    held.refresh_from_db()
    assert held.lifted_at is None


def test_verify_notices_a_hold_lifted_or_placed_around_the_desk(held):
    assert not list(breaks())
    LegalHold.objects.filter(pk=held.pk).update(lifted_at=clock.now(), lifted_by_name="Nobody")
    LegalHold.objects.create(kind="form", key="1", reason="Forged", placed_by_name="Nobody")
    assert len(list(breaks())) == 2
