"""Powers by two (S14, design 3.13): proposed by one person, confirmed by another, sealed, told, in the register."""

import time
from datetime import timedelta

import pytest

from cms import clock
from cms.models import EmergencyAccess, OutboxMessage, PowerChange
from cms.powers import services
from cms.powers.definitions import find_power
from cms.records import ledger, verification
from tests.factories import boards as make
from tests.factories.powers import confirm, newest, propose
from tests.factories.signed_in import browser_of

THRESHOLD = {"threshold_numerator": "1", "threshold_denominator": "2", "threshold_more_than": "on"}


@pytest.fixture
def body(db):
    return make.body(3)


@pytest.fixture
def proposal(body, cast):
    answer = propose(cast["clerk"], f"/desk/powers/new/body/{body.pk}/", **THRESHOLD)
    assert answer.status_code == 302, answer.context["form"].errors
    return newest()


def test_nothing_changes_before_a_second_person_confirms(proposal, body, cast):
    body.refresh_from_db()
    assert (body.threshold_numerator, body.threshold_denominator) == (2, 3)
    assert proposal.state == "proposed"
    page = cast["editor"].get(proposal.get_absolute_url()).content.decode()
    assert "Vote of May 3" in page and "What would change" in page


def test_the_second_person_brings_it_into_effect(proposal, body, cast):
    assert confirm(cast["publisher"], proposal).status_code == 302
    body.refresh_from_db()
    assert (body.threshold_numerator, body.threshold_denominator, body.threshold_more_than) == (1, 2, True)
    proposal.refresh_from_db()
    assert proposal.state == "in_effect" and proposal.basis == "two"
    assert "What changed" in cast["analyst"].get(proposal.get_absolute_url()).content.decode()


def test_nobody_confirms_their_own_proposal(body, cast):
    propose(cast["publisher"], f"/desk/powers/new/body/{body.pk}/", **THRESHOLD)
    answer = confirm(cast["publisher"], newest())
    assert answer.status_code == 409 and "A second person must confirm it" in answer.content.decode()
    body.refresh_from_db()
    assert body.threshold_numerator == 2


@pytest.mark.parametrize("role", ["editor", "clerk", "analyst"])
def test_roles_without_the_right_do_not_confirm(proposal, cast, body, role):
    if role == "clerk":
        assert confirm(cast["clerk"], proposal).status_code in (403, 404)
    assert confirm(cast[role], proposal).status_code in (403, 404)
    body.refresh_from_db()
    assert body.threshold_numerator == 2


def test_whom_it_concerns_does_not_confirm(proposal, body, publisher, cast):
    term = body.seats.first().appointments.first()
    term.user = publisher
    term.save()
    answer = confirm(cast["publisher"], proposal)
    assert answer.status_code == 409 and "concerns you" in answer.content.decode()


def test_an_old_second_factor_is_asked_for_again(proposal, publisher, body):
    browser = browser_of(publisher)
    session = browser.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time() - 301, "type": "totp"}]
    session.save()
    answer = confirm(browser, proposal)
    assert answer.status_code == 302 and answer["Location"].startswith("/accounts/2fa/reauthenticate/")
    body.refresh_from_db()
    assert body.threshold_numerator == 2


def test_those_who_may_confirm_and_those_concerned_are_told(proposal, cast, people):
    asked = set(OutboxMessage.objects.values_list("to", flat=True))
    assert asked == {people["publisher"].email, people["administrator"].email}
    OutboxMessage.objects.all().delete()
    confirm(cast["publisher"], proposal)
    assert set(OutboxMessage.objects.values_list("to", flat=True)) == {people["administrator"].email}


def test_a_day_of_effect_is_kept(body, cast):
    day = clock.today() + timedelta(days=5)
    address = f"/desk/powers/new/body/{body.pk}/"
    propose(cast["clerk"], address, **THRESHOLD, effective_on=day.isoformat())
    confirm(cast["publisher"], newest())
    assert newest().state == "confirmed" and services.apply_due() == 0
    with clock.at(clock.now() + timedelta(days=5)):
        assert services.apply_due() == 1 and services.apply_due() == 0
    body.refresh_from_db()
    assert newest().state == "in_effect" and body.threshold_numerator == 1


def test_a_change_that_cannot_take_effect_on_its_day_says_so(body, cast):
    day = clock.today() + timedelta(days=5)
    propose(cast["clerk"], f"/desk/powers/new/body/{body.pk}/", **THRESHOLD, effective_on=day.isoformat())
    confirm(cast["publisher"], newest())
    body.term_years = 4
    body.save()
    with clock.at(clock.now() + timedelta(days=5)):
        assert services.apply_due() == 0
    assert newest().state == "failed" and "has changed since" in newest().note


@pytest.fixture
def confirmed(body, cast):
    """A change that two people agreed on, five days before it takes effect."""
    day = clock.today() + timedelta(days=5)
    propose(cast["clerk"], f"/desk/powers/new/body/{body.pk}/", **THRESHOLD, effective_on=day.isoformat())
    confirm(cast["publisher"], newest())
    OutboxMessage.objects.all().delete()
    return newest()


def in_five_days_nothing_began() -> bool:
    with clock.at(clock.now() + timedelta(days=5)):
        return services.apply_due() == 0


def test_the_proposer_withdraws_a_confirmed_change_until_its_day(confirmed, cast, body):
    answer = cast["clerk"].post(confirmed.get_absolute_url(), {"act": "withdraw"})
    assert answer.status_code == 302 and newest().state == "withdrawn"
    assert in_five_days_nothing_began()
    mail = OutboxMessage.objects.get()
    assert "Withdrawn." in mail.text and "Takes effect" not in mail.text and "Answered" not in mail.text
    assert propose(cast["clerk"], f"/desk/powers/new/body/{body.pk}/", **THRESHOLD).status_code == 302


def test_a_second_person_stops_a_confirmed_change_until_its_day(confirmed, cast):
    page = cast["administrator"].get(confirmed.get_absolute_url()).content.decode()
    assert 'value="decline"' in page and 'value="confirm"' not in page
    cast["administrator"].post(confirmed.get_absolute_url(), {"act": "decline", "note": "Counsel objects"})
    assert newest().state == "declined" and in_five_days_nothing_began()
    mail = OutboxMessage.objects.get()
    assert "Declined." in mail.text and "Counsel objects" in mail.text and "Takes effect" not in mail.text
    page = cast["clerk"].get(confirmed.get_absolute_url()).content.decode()
    assert "What was proposed" in page and "Takes effect" not in page


def test_a_change_that_took_effect_cannot_be_stopped(confirmed, cast):
    with clock.at(clock.now() + timedelta(days=5)):
        services.apply_due()
    assert cast["clerk"].post(confirmed.get_absolute_url(), {"act": "withdraw"}).status_code == 409
    assert newest().state == "in_effect"


def test_a_kind_that_is_gone_does_not_stop_the_others(confirmed, body):
    PowerChange.objects.create(
        kind="gone", label="Gone", reason="Gone", effective_on=confirmed.effective_on, state="confirmed"
    )
    with clock.at(clock.now() + timedelta(days=5)):
        assert services.apply_due() == 1
    assert PowerChange.objects.get(kind="gone").state == "failed"


def test_declining_needs_a_reason_and_changes_nothing(proposal, cast, body):
    address = proposal.get_absolute_url()
    assert cast["publisher"].post(address, {"act": "decline"}).status_code == 409
    assert cast["publisher"].post(address, {"act": "decline", "note": "Not voted"}).status_code == 302
    assert confirm(cast["administrator"], proposal).status_code == 409
    body.refresh_from_db()
    assert body.threshold_numerator == 2


def test_only_the_proposer_withdraws(proposal, cast):
    address = proposal.get_absolute_url()
    assert cast["editor"].post(address, {"act": "withdraw"}).status_code in (403, 404)
    assert cast["clerk"].post(address, {"act": "withdraw"}).status_code == 302
    assert confirm(cast["publisher"], proposal).status_code == 409


def test_a_proposal_that_changes_nothing_or_is_in_the_past_is_refused(body, cast):
    address = f"/desk/powers/new/body/{body.pk}/"
    assert "Nothing would change" in propose(cast["clerk"], address).content.decode()
    late = propose(cast["clerk"], address, **THRESHOLD, effective_on="2020-01-01")
    assert late.status_code == 422 and "This date has passed" in late.content.decode()
    assert not PowerChange.objects.exists()


def test_one_thing_has_one_proposal_at_a_time(proposal, body, cast):
    again = propose(cast["editor"], f"/desk/powers/new/body/{body.pk}/", **THRESHOLD)
    assert again.status_code == 422 and "Another change to this is pending" in again.content.decode()


def test_a_model_refuses_values_beside_the_field(body, cast):
    answer = propose(cast["clerk"], f"/desk/powers/new/body/{body.pk}/", threshold_numerator="9")
    assert answer.status_code == 422 and "cannot be larger than the denominator" in answer.content.decode()


def test_a_new_body_takes_two(cast, db):
    page = cast["clerk"].get("/desk/powers/new/body/add/").context["form"]
    values = {"slug": "library", "name_en": "Library", "kind": "advisory", "covered_under": "a"}
    start = {bound.html_name: bound.value() for bound in page if bound.value() not in (None, False, {})}
    answer = cast["clerk"].post("/desk/powers/new/body/add/", start | values | {"reason": "New law"})
    assert answer.status_code == 302, answer.context["form"].errors
    confirm(cast["publisher"], newest())
    assert find_power("body").find(newest().key).slug == "library"


class TestEmergencyAccess:
    def open(self, client):
        return client.post("/desk/powers/emergency/", {"reason": "Flood; nobody can be reached"})

    def test_one_administrator_confirms_alone_for_an_hour_and_everyone_is_told(self, body, cast, people):
        propose(cast["administrator"], f"/desk/powers/new/body/{body.pk}/", **THRESHOLD)
        assert confirm(cast["administrator"], newest()).status_code == 409
        OutboxMessage.objects.all().delete()
        assert self.open(cast["administrator"]).status_code == 302
        told = set(OutboxMessage.objects.values_list("to", flat=True))
        staff = ("editor", "clerk", "analyst", "publisher", "administrator")
        assert told == {people[role].email for role in staff}
        assert "Emergency access is open" in cast["clerk"].get("/desk/powers/").content.decode()
        assert confirm(cast["administrator"], newest()).status_code == 302
        assert newest().basis == "alone" and newest().state == "in_effect"

    def test_it_ends_after_an_hour(self, body, cast):
        propose(cast["administrator"], f"/desk/powers/new/body/{body.pk}/", **THRESHOLD)
        self.open(cast["administrator"])
        with clock.at(clock.now() + timedelta(minutes=61)):
            assert confirm(cast["administrator"], newest()).status_code == 409

    def test_it_is_opened_once_and_by_an_administrator_only(self, cast, db):
        for role in ("editor", "clerk", "publisher"):
            assert self.open(cast[role]).status_code == 404
        self.open(cast["administrator"])
        assert self.open(cast["administrator"]).status_code == 422
        assert EmergencyAccess.objects.count() == 1

    def test_it_serves_nobody_else(self, body, cast, make_user):
        self.open(cast["administrator"])
        propose(cast["publisher"], f"/desk/powers/new/body/{body.pk}/", **THRESHOLD)
        assert confirm(cast["publisher"], newest()).status_code == 409


class TestTheRecord:
    def test_each_step_is_sealed(self, proposal, cast):
        confirm(cast["publisher"], proposal)
        acts = [entry.act for entry in ledger.entries_for("power", [str(proposal.pk)])]
        assert acts == ["propose", "grant"]

    def test_verify_notices_a_power_changed_around_the_register(self, proposal, body, cast):
        confirm(cast["publisher"], proposal)
        type(body).objects.filter(pk=body.pk).update(two_people_post=False)
        found = [words for words in verification.breaks() if "outside the register" in words]
        assert len(found) == 1 and "posting an agenda takes two people" in found[0]

    def test_verify_notices_a_register_that_was_rewritten(self, proposal, body, cast):
        confirm(cast["publisher"], proposal)
        PowerChange.objects.filter(pk=proposal.pk).update(after=proposal.after | {"term_years": 9})
        type(body).objects.filter(pk=body.pk).update(term_years=9)
        assert any(f"power {proposal.pk} was changed" in words for words in verification.breaks())


def test_counsels_list_of_clerical_changes_takes_two_people(body, cast):
    """BK-14: which changes of a posted agenda count as clerical."""
    screen = cast["clerk"].get(f"/desk/powers/new/body/{body.pk}/").content.decode()
    assert screen.count('name="clerical_changes"') == 6
    wanted = THRESHOLD | {"clerical_changes": ["link", "spelling"]}
    propose(cast["clerk"], f"/desk/powers/new/body/{body.pk}/", **wanted)
    page = cast["publisher"].get(newest().get_absolute_url()).content.decode()
    assert "Link or email address, Spelling or punctuation" in page
    confirm(cast["publisher"], newest())
    body.refresh_from_db()
    assert body.clerical_changes == ["link", "spelling"]
