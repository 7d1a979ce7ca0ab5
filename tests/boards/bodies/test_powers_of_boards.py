"""No generic form gives a seat, lowers a threshold or lets one person post (S14, C2C-05): tried as insiders would."""

import pytest

from boards.models import Appointment, Body, Seat
from cms.models import PowerChange
from cms.records import verification
from tests.factories import boards as make
from tests.factories.powers import change_by_two, confirm, newest, propose
from tests.furniture import furnished

STAFF = ("editor", "clerk", "analyst", "publisher", "administrator")


@furnished
def board():
    return make.body(3)


def rows_of(model) -> list[dict]:
    return list(model.objects.order_by("pk").values())


@pytest.mark.parametrize("role", STAFF)
def test_nobody_takes_a_seat_by_a_form_of_the_editor(cast, people, board, role):
    term, before = Appointment.objects.first(), rows_of(Appointment)
    mine = {"seat": term.seat_id, "person_name": "Me", "user": people[role].pk, "capacity": "holder"}
    mine |= {"starts_on": "2022-01-01"}
    cast[role].post(f"/admin/appointment/edit/{term.pk}/", mine)
    cast[role].post("/admin/appointment/new/", mine | {"capacity": "alternate"})
    assert rows_of(Appointment) == before


@pytest.mark.parametrize("role", STAFF)
def test_nobody_changes_what_a_body_needs_by_a_form_of_the_editor(cast, board, role):
    easy = {"slug": "mine", "name_en": "Mine", "kind": "governing", "covered_under": "a", "order": "1"}
    easy |= {"threshold_numerator": "1", "threshold_denominator": "100", "threshold_base": "filled_seats"}
    cast[role].post(f"/admin/body/edit/{board.pk}/", easy)
    cast[role].post("/admin/body/new/", easy)
    found = Body.objects.get()
    assert (found.threshold_numerator, found.threshold_denominator, found.two_people_post) == (2, 3, True)
    assert found.slug == "governing-board"


@pytest.mark.parametrize("role", STAFF)
def test_nobody_makes_a_seat_vote_by_a_form_of_the_editor(cast, board, role):
    before = rows_of(Seat)
    seat = board.seats.first()
    values = {"body": board.pk, "position": 9, "label_en": "Mine", "appointing_authority_en": "Me"}
    cast[role].post(f"/admin/seat/edit/{seat.pk}/", values)
    cast[role].post("/admin/seat/new/", values | {"is_voting": "on"})
    assert rows_of(Seat) == before


def test_two_people_seat_a_member_who_is_told_and_may_then_enter(cast, people, board):
    term = board.seats.first().appointments.get()
    assert cast["resident"].get("/workspace/").status_code in (302, 404)
    address = f"/desk/powers/new/appointment/{term.pk}/"
    change_by_two(cast["clerk"], cast["administrator"], address, user="Rosa@example.org")
    term.refresh_from_db()
    assert term.user == people["resident"]
    assert cast["resident"].get("/workspace/").status_code == 200


def test_an_unknown_account_is_named_beside_the_field(cast, board):
    term = board.seats.first().appointments.get()
    answer = propose(cast["clerk"], f"/desk/powers/new/appointment/{term.pk}/", user="nobody@example.org")
    assert answer.status_code == 422 and "There is no open account" in answer.content.decode()
    assert "nobody@example.org" in answer.content.decode()


def test_who_would_get_the_seat_does_not_confirm_it(cast, board):
    term = board.seats.first().appointments.get()
    propose(cast["clerk"], f"/desk/powers/new/appointment/{term.pk}/", user="paul@example.org")
    answer = confirm(cast["publisher"], newest())
    assert answer.status_code == 409 and "concerns you" in answer.content.decode()
    term.refresh_from_db()
    assert term.user is None


def test_two_who_hold_one_seat_are_refused_when_confirmed(cast, board):
    values = {"seat": board.seats.first().pk, "person_name": "Second", "capacity": "holder"}
    answer = propose(cast["clerk"], "/desk/powers/new/appointment/add/", **values, starts_on="2022-05-01")
    assert answer.status_code == 422 and "Someone else holds this seat" in answer.content.decode()
    assert not PowerChange.objects.exists()


def test_verify_notices_a_seat_taken_around_the_register(cast, people, board):
    term = board.seats.first().appointments.get()
    change_by_two(
        cast["clerk"], cast["publisher"], f"/desk/powers/new/appointment/{term.pk}/", person_name="New"
    )
    Appointment.objects.filter(pk=term.pk).update(user=people["editor"])
    assert any("Who holds a seat" in words and "outside" in words for words in verification.breaks())
