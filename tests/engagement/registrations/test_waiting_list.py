"""Seats, the waiting list, and giving a place back."""

import pytest

from cms.models import OutboxMessage
from engagement.conversations.services import cancel_conversation, change_capacity
from engagement.exceptions import NotPossibleNow
from engagement.models import Conversation, Registration
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def _give_back(client, row):
    address = f"/conversations/registration/{make.code_of(row)}/"
    return client.post(address, {"key": make.key("engagement.give-back")})


def _states(talk):
    return list(talk.registrations.order_by("pk").values_list("state", "waiting_number"))


def _taken(talk):
    return Conversation.objects.get(pk=talk.pk).seats_taken


@furnished
def full():
    """Two seats taken, three people waiting, the first of them with an address."""
    talk = make.workshop(2)
    rows = [make.registration(talk, email=f"p{number}@example.org") for number in range(1, 6)]
    return talk, rows


@pytest.mark.engine
def test_who_comes_after_the_last_seat_waits_in_order(full):
    talk, _rows = full
    assert _states(talk) == [
        ("confirmed", None),
        ("confirmed", None),
        ("waiting", 1),
        ("waiting", 2),
        ("waiting", 3),
    ]
    assert _taken(talk) == 2


def test_a_conversation_without_a_limit_never_fills():
    talk = make.conversation()
    assert {make.registration(talk).state for _person in range(15)} == {"confirmed"}


def test_the_receipt_tells_the_number_on_the_list(client, full):
    _talk, rows = full
    text = client.get(f"/conversations/registration/{make.code_of(rows[4])}/").content.decode()
    assert "You are on the waiting list" in text
    assert "number 3 on the waiting list" in text


@pytest.mark.engine
def test_giving_a_seat_back_seats_exactly_the_first_who_waits(client, full):
    talk, rows = full
    assert _give_back(client, rows[0]).status_code == 303
    assert [state for state, _number in _states(talk)] == [
        "cancelled",
        "confirmed",
        "confirmed",
        "waiting",
        "waiting",
    ]
    assert _taken(talk) == 2
    last = client.get(f"/conversations/registration/{make.code_of(rows[4])}/").content.decode()
    assert "number 2 on the waiting list" in last


def test_who_gets_the_seat_is_told(client, full):
    _talk, rows = full
    OutboxMessage.objects.all().delete()
    _give_back(client, rows[0])
    message = OutboxMessage.objects.get(subject__startswith="A seat opened up for you")
    assert message.to == "p3@example.org"
    assert make.code_of(rows[2]) in message.text


def test_giving_back_twice_frees_one_seat(client, full):
    talk, rows = full
    assert _give_back(client, rows[0]).status_code == 303
    assert _give_back(client, rows[0]).status_code == 303
    assert [state for state, _number in _states(talk)].count("confirmed") == 2
    assert [state for state, _number in _states(talk)].count("waiting") == 2


def test_leaving_the_waiting_list_frees_no_seat(client, full):
    talk, rows = full
    _give_back(client, rows[2])
    assert _taken(talk) == 2
    assert [state for state, _number in _states(talk)].count("confirmed") == 2


def test_when_nobody_waits_the_seat_is_free_again(client):
    talk = make.workshop(1)
    row = make.registration(talk)
    _give_back(client, row)
    assert _taken(talk) == 0
    assert make.registration(talk).is_confirmed


def test_nobody_is_seated_in_a_cancelled_conversation(full):
    talk, rows = full
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "No room"})
    cancel_registration(registration=rows[0], actor=None, reason="cannot come")
    assert [state for state, _number in _states(talk)].count("waiting") == 3


@pytest.mark.engine
def test_more_seats_go_to_those_who_wait_in_order(full):
    talk, rows = full
    change_capacity(actor=make.ACTOR, conversation=talk, capacity=4)
    assert [Registration.objects.get(pk=row.pk).state for row in rows] == ["confirmed"] * 4 + ["waiting"]
    assert _taken(talk) == 4


def test_no_limit_seats_everyone(full):
    talk, _rows = full
    change_capacity(actor=make.ACTOR, conversation=talk, capacity=None)
    assert not talk.registrations.waiting().exists()
    assert _taken(talk) == 5


def test_fewer_seats_than_people_who_hold_one_are_refused(full):
    talk, _rows = full
    with pytest.raises(NotPossibleNow):
        change_capacity(actor=make.ACTOR, conversation=talk, capacity=1)


def test_an_old_copy_of_the_record_never_puts_an_old_count_back():
    talk = make.workshop(5)
    stale = Conversation.objects.get(pk=talk.pk)
    make.registration(talk)
    stale.region = "Fresno"
    stale.save()
    assert _taken(talk) == 1


@pytest.mark.parametrize("code", ["TL-2222-2222-2222-2222", "nonsense", "TL-", "x" * 500])
def test_an_unknown_code_and_a_wrong_one_look_alike(client, code):
    assert client.get(f"/conversations/registration/{code}/").status_code == 404
    assert client.post(f"/conversations/registration/{code}/").status_code == 404


@pytest.mark.parametrize("key", ["", "forged.1"])
def test_giving_back_needs_a_key(client, full, key):
    talk, rows = full
    answer = client.post(f"/conversations/registration/{make.code_of(rows[0])}/", {"key": key})
    assert answer.status_code == 422
    assert _states(talk)[0][0] == "confirmed"


def test_a_code_typed_with_spaces_and_small_letters_opens_the_receipt(client, full):
    _talk, rows = full
    typed = make.code_of(rows[0]).lower().replace("-", " ")
    assert client.get(f"/conversations/registration/{typed}/").status_code == 200
