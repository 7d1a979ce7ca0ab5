"""Moving, cancelling and holding a conversation: who is told, what is refused, what history keeps."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied

import pytest

from cms import clock
from cms.mail.suppression import suppress
from cms.models import OutboxMessage
from engagement.conversations.services import (
    cancel_conversation,
    change_capacity,
    mark_held,
    move_conversation,
)
from engagement.exceptions import ChangedMeanwhile, NotPossibleNow
from engagement.models import Conversation
from tests.factories import engagement as make
from tests.factories.recaps import came
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
REASON = {"en": "The room is taken", "es": "La sala está ocupada"}


def _move(talk, actor=make.ACTOR, **changes):
    facts = {
        "starts_at": talk.starts_at + timedelta(days=2),
        "ends_at": talk.ends_at + timedelta(days=2),
        "reason": REASON,
    }
    return move_conversation(actor=actor, conversation=talk, **(facts | changes))


@furnished
def talk():
    return make.workshop(1, spanish=True)


def test_moving_is_shown_with_its_reason_in_both_languages(client, talk):
    _move(talk)
    assert "The room is taken" in client.get(f"/conversations/{talk.slug}/").content.decode()
    assert "La sala está ocupada" in client.get(f"/es/conversations/{talk.slug}/").content.decode()


def test_moving_tells_all_with_an_address_in_their_language(talk):
    make.registration(talk, email="en@example.org")
    make.registration(talk, email="es@example.org", site_language="es")
    make.registration(talk)
    OutboxMessage.objects.all().delete()
    _move(talk)
    subjects = {message.to: message.subject for message in OutboxMessage.objects.all()}
    assert subjects == {
        "en@example.org": f"Moved: {talk.name['en']}",
        "es@example.org": f"Cambió: {talk.name['es']}",
    }


def test_cancelling_closes_registration_and_keeps_the_page(client, talk, publisher):
    row = make.registration(talk, email="a@example.org")
    cancel_conversation(actor=publisher, conversation=talk, reason=REASON)
    page = client.get(f"/conversations/{talk.slug}/").content.decode()
    assert "Canceled" in page and "The room is taken" in page and "<form" not in page.split("<main")[1]
    receipt = client.get(f"/conversations/registration/{make.code_of(row)}/").content.decode()
    assert "This conversation is canceled" in receipt
    assert OutboxMessage.objects.latest("created_at").subject.startswith("Canceled:")


def test_history_names_who_and_why(talk, editor):
    _move(talk, actor=editor)
    row = talk.history.latest()
    assert (row.history_actor, row.history_change_reason, row.status) == (
        "Edith",
        "The room is taken",
        "moved",
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"reason": {"en": " "}},
        {"reason": {}},
        {"starts_at": clock.now() - timedelta(days=1)},
        {"ends_at": clock.now()},
        {"place": ""},
    ],
)
def test_a_move_that_makes_no_sense_is_refused(talk, changes):
    with pytest.raises(NotPossibleNow):
        _move(talk, **changes)
    assert Conversation.objects.get().sequence == 0


@pytest.mark.parametrize("status", ["cancelled", "held", "reported"])
def test_what_is_not_ahead_is_neither_moved_nor_cancelled_nor_held(talk, status):
    make.set_status(talk, status)
    for act in (
        lambda: _move(talk),
        lambda: cancel_conversation(actor=make.ACTOR, conversation=talk, reason=REASON),
        lambda: mark_held(actor=make.ACTOR, conversation=talk),
        lambda: change_capacity(actor=make.ACTOR, conversation=talk, capacity=9),
    ):
        with pytest.raises(NotPossibleNow):
            act()


def test_an_old_form_does_not_undo_what_another_person_did(talk):
    _move(talk, sequence=0)
    with pytest.raises(ChangedMeanwhile):
        _move(talk, sequence=0)
    with pytest.raises(ChangedMeanwhile):
        cancel_conversation(actor=make.ACTOR, conversation=talk, reason=REASON, sequence=0)


def test_a_conversation_is_not_held_before_it_starts(talk):
    with pytest.raises(NotPossibleNow):
        mark_held(actor=make.ACTOR, conversation=talk)


def test_who_has_no_right_is_refused_by_the_service_too(talk, editor, analyst, resident):
    with pytest.raises(PermissionDenied):
        cancel_conversation(actor=editor, conversation=talk, reason=REASON)
    for person in (analyst, resident, None):
        with pytest.raises(PermissionDenied):
            _move(talk, actor=person)
        with pytest.raises(PermissionDenied):
            mark_held(actor=person, conversation=talk)


@pytest.mark.parametrize(
    ("addresses", "before", "after"),
    [
        ([], "no one will get an email about this", "No email was sent"),
        (["a@example.org"], "1 registered person left", "1 registered person will get an email"),
        (
            ["a@example.org", "b@example.org", ""],
            "2 registered people left",
            "2 registered people will get an email",
        ),
    ],
)
def test_the_desk_says_how_many_people_get_an_email(cast, talk, addresses, before, after):
    for address in addresses:
        make.registration(talk, email=address)
    screen = f"/desk/conversations/{talk.slug}/cancel/"
    assert before in cast["publisher"].get(screen).text
    facts = {"reason_0": "Storm", "reason_en": "Storm", "reason_1": "Tormenta", "reason_es": "Tormenta"}
    answer = cast["publisher"].post(screen, {"sequence": "0", **facts}, follow=True)
    assert f"Canceled. {after}" in answer.text


def test_addresses_that_get_no_email_are_not_counted(cast, talk):
    make.registration(talk, email="a@example.org")
    suppress(actor=make.ACTOR, address="a@example.org", reason="bounced")
    screen = f"/desk/conversations/{talk.slug}/cancel/"
    assert "no one will get an email about this" in cast["publisher"].get(screen).text

    make.registration(talk, email="b@example.org")
    assert "1 registered person left" in cast["publisher"].get(screen).text


# A conversation to which no one came


@pytest.fixture
def past(talk, set_clock):
    set_clock(talk.ends_at + timedelta(hours=4))
    return talk


def _record_not_held(cast, talk):
    reason = {"reason_en": "Storm", "reason_es": "Tormenta", "sequence": talk.sequence}
    return cast["publisher"].post(f"/desk/conversations/{talk.slug}/cancel/", reason)


def test_a_conversation_to_which_no_one_came_is_recorded_as_not_held(cast, client, talk):
    make.registration(talk, email="a@example.org")
    OutboxMessage.objects.all().delete()
    with clock.at(talk.ends_at + timedelta(hours=4)):
        page = cast["publisher"].get(f"/desk/conversations/{talk.slug}/").text
        assert "Record that it did not take place" in page
        assert _record_not_held(cast, talk).status_code == 302
        page = client.get(f"/conversations/{talk.slug}/").text
    assert "This conversation did not take place." in page and "will not take place" not in page
    assert OutboxMessage.objects.get().text.startswith("This conversation did not take place. Storm")


def test_a_conversation_to_which_people_came_is_not_recorded_as_not_held(cast, talk, past):
    came(talk, 3)
    page = cast["publisher"].get(f"/desk/conversations/{talk.slug}/").text
    assert "did not take place" not in page
    answer = _record_not_held(cast, talk)
    assert answer.status_code == 422 and "it cannot be canceled" in answer.text


def test_only_who_may_cancel_records_that_a_conversation_was_not_held(cast, past):
    page = cast["editor"].get(f"/desk/conversations/{past.slug}/").text
    assert "did not take place" not in page
    assert cast["editor"].get(f"/desk/conversations/{past.slug}/cancel/").status_code == 404
