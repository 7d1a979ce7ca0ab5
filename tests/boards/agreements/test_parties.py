"""15 outside parties and the Office; parties and seats are two sets, each with day and status (C2C-11, C2C-12)."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

import pytest

from boards.agreements.services import change_party_status
from boards.demo import agreements as demo
from boards.exceptions import NotPossibleNow
from boards.models import Party, PartyStep
from cms import clock
from cms.records import verification
from tests.factories import agreements as make
from tests.factories import boards

DAY = date(2022, 6, 1)


def leave(party: Party, **facts):
    given = {"actor": make.ACTOR, "status": "left", "on": DAY, "note": make.WHY} | facts
    return change_party_status(party=party, **given)


def test_the_seed_list_is_15_outside_parties_and_16_with_the_office(db):
    demo.build(make.ACTOR)
    then = Party.objects.as_of(make.MAY)
    assert (then.outside().count(), then.count()) == (15, 16)
    assert set(Party.objects.as_of(clock.today()).exclude(pk__in=then).values_list("slug", flat=True)) == {
        "dds"
    }


def test_four_of_the_parties_have_no_seat_and_some_seats_are_no_party(db):
    board = boards.body(21)
    demo.build(make.ACTOR)
    without = set(Party.objects.outside().filter(seat=None).values_list("slug", flat=True))
    assert without == {"das", "dhcs", "dss", "edd", "dds"}
    assert board.seats.filter(parties=None).count() == 10


@pytest.mark.engine
def test_there_is_one_office(db):
    make.party("office", is_managing_entity=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.party("second", is_managing_entity=True)


def test_a_party_that_leaves_is_still_one_of_the_days_before(client, db):
    party = make.party(name={"en": "Department of Tests"})
    leave(party)
    for day, shown in ((make.MAY, True), (DAY, False), (clock.today(), False)):
        assert ("Department of Tests" in client.get(f"/agreements/?on={day}").content.decode()) is shown
    page = client.get("/agreements/parties/department/").content.decode()
    assert "June 1, 2022" in page and "The boards met." in page
    party.refresh_from_db()
    assert party.history.first().history_change_reason == "step of the party"


def test_a_party_may_come_back(db):
    party = make.party()
    leave(party)
    leave(party, status="takes_part", on=DAY + timedelta(days=9))
    party.refresh_from_db()
    assert (party.status, party.ended_on, party.steps.count()) == ("takes_part", None, 2)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"note": {}}, "Describe what happened"),
        ({"on": date(2999, 1, 1)}, "in the future"),
        ({"on": date(2022, 5, 10)}, "not a party on that date"),
    ],
)
def test_refusals_of_a_step_cite_their_rule(db, facts, words):
    party = make.party()
    with pytest.raises(NotPossibleNow, match=words) as refused:
        leave(party, **facts)
    assert refused.value.rule == "C2C-12" and not party.steps.exists()


def test_steps_come_in_order_and_change_something(db):
    party = make.party()
    leave(party)
    for facts, words in (
        ({}, "already has this status"),
        ({"status": "named", "on": make.MAY}, "later step"),
    ):
        with pytest.raises(NotPossibleNow, match=words):
            leave(party, **facts)


@pytest.mark.engine
def test_a_step_is_sealed_in_the_record(db):
    made = leave(make.party())
    assert not list(verification.breaks())
    PartyStep.objects.filter(pk=made.pk).update(on=make.MAY)
    assert list(verification.breaks())


def test_only_the_desk_records_a_step_of_a_party(db, cast, analyst, resident, member):
    party = make.party()
    for person in (analyst, resident, member, None):
        with pytest.raises(PermissionDenied):
            leave(party, actor=person)
    path = f"/desk/agreements/parties/{party.slug}/step/"
    for name, browser in cast.items():
        status = browser.get(path).status_code
        assert status == 200 if name in ("editor", "clerk", "publisher") else status in (302, 404), name
    sent = {"status": "left", "on": "2022-06-01", "note_en": "It left."}
    assert cast["clerk"].post(path, sent).status_code == 302
    assert cast["clerk"].post(path, sent).status_code == 422


def test_a_wrong_day_in_the_address_says_so(client, db):
    make.party()
    for typed in ("2999-01-01", "nonsense", ""):
        response = client.get("/agreements/", {"on": typed})
        assert response.status_code == 422 and "field--problem" in response.content.decode()


def test_an_unknown_party_does_not_exist(client, db):
    assert client.get("/agreements/parties/nobody/").status_code == 404
