"""In person and online, each with its own seats and waiting list; people choose, and change, how they attend."""

from django.db import IntegrityError, transaction

import pytest

from cms.models import OutboxMessage
from engagement.conversations.details import change_facts
from engagement.conversations.services import cancel_conversation, change_capacity
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.models import Conversation, Registration
from engagement.registrations.services import cancel_registration, register
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    return make.hybrid(2, 1)


@furnished
def full(talk):
    """Two in the room, one online; one waits for each."""
    return talk, {
        "room": make.registration(talk, name="Room", email="room@example.org"),
        "room too": make.registration(talk, mode="in_person"),
        "online": make.registration(talk, mode="online", email="online@example.org"),
        "waits for the room": make.registration(talk, mode="in_person", email="wr@example.org"),
        "waits online": make.registration(talk, mode="online"),
    }


def _taken(talk):
    now = Conversation.objects.get(pk=talk.pk)
    return now.seats_taken, now.online_taken


def _seat(row):
    now = Registration.objects.get(pk=row.pk)
    return now.mode, now.state, now.switch_to


def _register(client, talk, **answers):
    return client.post(f"/conversations/{talk.slug}/register/", {"key": make.key(), **answers})


def _path(row):
    return f"/conversations/registration/{make.code_of(row)}/"


def _change(client, row, **answers):
    form = client.get(f"{_path(row)}change/").context["form"]
    start = {name: form[name].value() or "" for name in form.fields}
    return client.post(f"{_path(row)}change/", start | answers)


@pytest.mark.parametrize(
    ("said", "mode"),
    [({"mode": "online"}, "online"), ({"mode": "in_person"}, "in_person")],
)
def test_a_hybrid_conversation_asks_how_people_attend(client, talk, said, mode):
    assert "How you will attend" in client.get(f"/conversations/{talk.slug}/register/").content.decode()
    assert _register(client, talk, **said).status_code == 303
    assert Registration.objects.get().mode == mode
    assert _taken(talk) == ((0, 1) if mode == "online" else (1, 0))


@pytest.mark.parametrize(
    ("mode", "has", "lacks"),
    [
        ("online", ("stream.example", "916 555"), ("Lot B", "At the door")),
        ("in_person", ("Lot B",), ("stream.example",)),
    ],
)
def test_the_receipt_and_the_mail_say_what_this_way_to_attend_needs(client, mode, has, lacks):
    talk = make.hybrid(2, 2, dial_in={"en": "916 555 0100"}, parking={"en": "Lot B"})
    row = make.registration(talk, mode=mode, email="ana@example.org")
    for text in (client.get(_path(row)).content.decode(), OutboxMessage.objects.get().text):
        assert all(words in text for words in has) and not any(words in text for words in lacks)
    cancel_registration(registration=row, actor=None, reason="test")
    page = client.get(_path(row)).content.decode()
    assert [words for words in (*has, "Save this code", "calendar-links") if words in page] == []


def test_nothing_is_chosen_for_people_and_the_answer_is_needed(client, talk):
    form = client.get(f"/conversations/{talk.slug}/register/").context["form"]
    assert form["mode"].value() is None
    answer = _register(client, talk, name="Ana")
    assert answer.status_code == 422 and not Registration.objects.exists()
    assert answer.context["form"].errors["mode"] == ["Choose how you will attend."]
    assert 'value="Ana"' in answer.content.decode()


@pytest.mark.parametrize("mode", ["online", "in_person"])
def test_any_other_does_not_ask_and_takes_no_answer(client, mode):
    made = make.conversation(capacity=3) if mode == "online" else make.workshop(3)
    other = "in_person" if mode == "online" else "online"
    assert "How you will attend" not in client.get(f"/conversations/{made.slug}/register/").content.decode()
    _register(client, made, mode=other)
    assert Registration.objects.get().mode == mode and _taken(made) == (1, 0)


def test_another_way_to_attend_is_refused(client, talk):
    assert _register(client, talk, mode="hybrid").status_code == 422
    assert not Registration.objects.exists()


@pytest.mark.engine
def test_each_side_fills_alone_and_has_its_own_waiting_list(full):
    talk, rows = full
    assert _taken(talk) == (2, 1)
    states = {name: _seat(row)[:2] for name, row in rows.items()}
    assert states["waits for the room"] == ("in_person", "waiting")
    assert states["waits online"] == ("online", "waiting")
    assert [states[name][1] for name in ("room", "room too", "online")] == ["confirmed"] * 3


@pytest.mark.engine
@pytest.mark.parametrize(("column", "seats"), [("seats_taken", 3), ("online_taken", 2)])
def test_the_database_refuses_one_more_than_the_seats_of_a_side(full, column, seats):
    talk, _rows = full
    with pytest.raises(IntegrityError), transaction.atomic():
        Conversation.objects.filter(pk=talk.pk).update(**{column: seats})


@pytest.mark.parametrize(
    ("freed", "seated", "still"),
    [("room", "waits for the room", "waits online"), ("online", "waits online", "waits for the room")],
)
def test_a_freed_seat_goes_to_the_list_of_its_side(full, freed, seated, still):
    talk, rows = full
    cancel_registration(registration=rows[freed], actor=None, reason="x")
    assert (_seat(rows[seated])[1], _seat(rows[still])[1]) == ("confirmed", "waiting")
    assert _taken(talk) == (2, 1)


def test_the_number_on_the_list_is_that_of_the_side(client, full):
    _talk, rows = full
    assert "number 1 on the waiting list" in client.get(_path(rows["waits online"])).content.decode()


@pytest.mark.parametrize(
    ("room", "online", "words"),
    [(1, 5, "You can still attend online"), (5, 1, "You can still attend in person")],
)
def test_when_one_side_is_full_the_other_is_offered(client, room, online, words):
    made = make.hybrid(room, online)
    full_side = "in_person" if room == 1 else "online"
    make.registration(made, mode=full_side)
    waits = make.registration(made, mode=full_side)
    for path in (f"/conversations/{made.slug}/", f"/conversations/{made.slug}/register/"):
        text = client.get(path).content.decode()
        assert words in text and "all seats are taken, join the waiting list" in text
    receipt = client.get(_path(waits)).content.decode()
    assert "Change your registration to take one." in receipt


def test_the_email_of_who_waits_offers_the_other_side():
    made = make.hybrid(1, 5)
    make.registration(made)
    make.registration(Conversation.objects.get(pk=made.pk), email="waits@example.org")
    assert "Online seats are available." in OutboxMessage.objects.get().text


def test_a_party_larger_than_its_side_is_told_so(client, talk):
    answer = _register(client, talk, mode="online", party_size="2")
    assert answer.status_code == 422 and "1 online seat in total" in answer.content.decode()
    assert _register(client, talk, mode="in_person", party_size="2").status_code == 303


def test_a_seat_moves_to_the_other_side(client, talk):
    row = make.registration(talk)
    waits = [make.registration(talk), make.registration(talk)][1]
    assert _change(client, row, mode="online").status_code == 303
    assert _seat(row) == ("online", "confirmed", "") and _seat(waits)[1] == "confirmed"
    assert _taken(talk) == (2, 1)


def test_who_finds_the_other_side_full_stays_and_is_told(client, full):
    talk, rows = full
    answer = _change(client, rows["room"], mode="online", name="Typed")
    text = answer.content.decode()
    assert answer.status_code == 422 and "You keep the seats you have; nothing was changed." in text
    assert 'value="Typed"' in text and _seat(rows["room"]) == ("in_person", "confirmed", "")
    assert _taken(talk) == (2, 1) and Registration.objects.get(pk=rows["room"].pk).name == "Room"


def test_who_finds_the_other_side_full_can_wait_for_it_and_keep_the_seat(client, full):
    talk, rows = full
    assert _change(client, rows["room"], mode="online", join_waiting="on").status_code == 303
    assert _seat(rows["room"]) == ("in_person", "confirmed", "online") and _taken(talk) == (2, 1)
    assert "number 2 on the online waiting list" in client.get(_path(rows["room"])).content.decode()


def test_the_seat_that_opens_is_theirs_and_the_one_they_leave_goes_on(client, full):
    talk, rows = full
    _change(client, rows["room"], mode="online", join_waiting="on")
    cancel_registration(registration=rows["waits online"], actor=None, reason="x")
    cancel_registration(registration=rows["online"], actor=None, reason="x")
    assert _seat(rows["room"]) == ("online", "confirmed", "")
    assert _seat(rows["waits for the room"]) == ("in_person", "confirmed", "")
    assert _taken(talk) == (2, 1)
    assert OutboxMessage.objects.filter(
        to="room@example.org", subject__startswith="A seat opened up"
    ).exists()


def test_who_changes_their_mind_no_longer_waits_for_the_other_side(client, full):
    _talk, rows = full
    _change(client, rows["room"], mode="online", join_waiting="on")
    assert _change(client, rows["room"], mode="in_person").status_code == 303
    assert _seat(rows["room"]) == ("in_person", "confirmed", "")


def test_who_waits_can_wait_for_the_other_side_instead(client, full):
    talk, rows = full
    _change(client, rows["waits for the room"], mode="online")
    assert _seat(rows["waits for the room"])[:2] == ("online", "waiting")
    assert "number 2 on the waiting list" in client.get(_path(rows["waits for the room"])).content.decode()
    change_capacity(actor=make.ACTOR, conversation=talk, capacity=2, online_capacity=3)
    assert _seat(rows["waits for the room"])[1] == "confirmed" and _taken(talk) == (2, 3)


def test_a_canceled_registration_waits_for_neither_side(client, full):
    _talk, rows = full
    _change(client, rows["room"], mode="online", join_waiting="on")
    cancel_registration(registration=rows["room"], actor=None, reason="x")
    cancel_registration(registration=rows["online"], actor=None, reason="x")
    assert (
        _seat(rows["room"]) == ("in_person", "cancelled", "")
        and _seat(rows["waits online"])[1] == "confirmed"
    )


@pytest.mark.parametrize(("room", "online"), [(1, 1), (2, 0)])
def test_fewer_seats_than_are_taken_on_a_side_are_refused(full, room, online):
    talk, _rows = full
    with pytest.raises(NotPossibleNow):
        change_capacity(actor=make.ACTOR, conversation=talk, capacity=room, online_capacity=online)


def test_staff_set_the_seats_of_each_side_on_the_desk(cast, talk):
    text = cast["editor"].get(f"/desk/conversations/{talk.slug}/").content.decode()
    assert "Seats in the room" in text and "Seats online" in text
    sent = {"capacity": "7", "online_capacity": "300"}
    assert cast["editor"].post(f"/desk/conversations/{talk.slug}/seats/", sent).status_code == 302
    now = Conversation.objects.get(pk=talk.pk)
    assert (now.capacity, now.online_capacity) == (7, 300)


def test_a_form_that_was_open_while_people_began_to_meet_otherwise_is_refused(talk):
    """The seats of a side that no longer exists are not taken."""
    stale = Conversation.objects.get(pk=talk.pk)
    Conversation.objects.filter(pk=talk.pk).update(mode="in_person")
    with pytest.raises(ChangedMeanwhile):
        register(conversation=stale, nonce="n", mode="online")
    assert _taken(talk) == (0, 0)


def _meet(talk, mode):
    now = Conversation.objects.get(pk=talk.pk)
    return change_facts(
        actor=make.ACTOR, conversation=now, sequence=now.sequence, tools=[], findings=[], offers=[], mode=mode
    )


def test_when_staff_move_everyone_online_nobody_loses_a_seat(full):
    talk, rows = full
    with pytest.raises(NotPossibleNow, match="3 people have a seat"):
        _meet(talk, "online")
    change_capacity(actor=make.ACTOR, conversation=talk, capacity=2, online_capacity=5)
    _meet(talk, "online")
    now = Conversation.objects.get(pk=talk.pk)
    assert (now.capacity, now.seats_taken, now.online_capacity, now.online_taken) == (5, 5, None, 0)
    assert {_seat(row)[:2] for row in rows.values()} == {("online", "confirmed")}


def test_when_an_online_conversation_gets_a_room_its_people_stay_online():
    made = make.conversation(capacity=2, place="1 Library Way", **make.ACCESSIBLE)
    row = make.registration(made)
    _meet(made, "hybrid")
    now = Conversation.objects.get(pk=made.pk)
    assert (now.seats_taken, now.online_taken, now.online_capacity) == (0, 1, 2) and _seat(row)[0] == "online"


def test_the_door_shows_the_room_first_and_folds_who_attends_online(cast, full):
    talk, rows = full
    page = cast["editor"].get(f"/desk/conversations/{talk.slug}/door/")
    assert rows["online"] in page.context["online"] and rows["room"] in page.context["people"]
    folded = page.text.split("Registered to attend online")[1]
    assert f'id="person-{rows["online"].pk}"' in folded and f'id="person-{rows["room"].pk}"' not in folded
    assert f"/door/{rows['online'].pk}/" in folded


def test_the_mail_of_a_canceled_conversation_offers_nothing_that_is_no_longer_possible(talk):
    make.registration(talk, email="a@example.org", mode="in_person")
    OutboxMessage.objects.all().delete()
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Storm"})
    mail = OutboxMessage.objects.get()
    for body in (mail.text, mail.html):
        assert "See your registration" in body
        assert "How you will attend" not in body and "change or cancel" not in body
