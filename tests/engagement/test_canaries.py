"""What a person needs, and the address they gave, show up nowhere but at the door and in the mail to them."""

import pytest

from cms.records import redaction
from engagement.models import Registration
from engagement.registrations.changes import change_registration
from engagement.registrations.check_in import mark_came, undo_came
from engagement.registrations.services import cancel_registration
from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.indexes]
NEED, EMAIL, NAME, GROUP = (
    "canary-need-7c1",
    "canary-7c1@example.org",
    "canary-name-7c1",
    "canary-group-7c1",
)
ALL = (NEED, EMAIL, NAME, GROUP)


@furnished
def row():
    talk = make.workshop(3, spanish=True)
    return make.registration(talk, name=NAME, email=EMAIL, need=NEED, group_name=GROUP, party_size=2)


def _texts(client, paths):
    for path in paths:
        yield path, client.get(path).getvalue().decode()


@pytest.mark.engine
def test_no_public_page_or_file_shows_them(client, row):
    slug, code = row.conversation.slug, make.code_of(row)
    paths = [f"{prefix}/conversations/" for prefix in ("", "/es")]
    paths += [
        f"{prefix}/conversations/{slug}/{end}"
        for prefix in ("", "/es")
        for end in ("", "register/", "event.ics")
    ]
    paths += [
        "/conversations/calendar.ics",
        "/",
        f"/search/?q={NAME}",
        f"/trace/conversation/{row.conversation_id}/",
    ]
    paths += [f"/conversations/registration/{code}/"]
    for path, text in _texts(client, paths):
        for canary in (NEED, EMAIL, GROUP):
            assert canary not in text, path
        assert (
            NAME not in text.replace(f"q={NAME}", "").replace(f'value="{NAME}"', "") or "/search/" in path
        ), path


@pytest.mark.engine
def test_history_keeps_states_and_no_person(row):
    cancel_registration(registration=row, actor=None, reason="cannot come")
    kept = [{key: str(value) for key, value in each.items()} for each in Registration.history.values()]
    assert {each["history_actor"] for each in kept} == {"public"}
    assert {each["state"] for each in kept} == {"confirmed", "cancelled"}
    for canary in (*ALL, row.nonce, row.receipt_digest):
        assert canary not in str(kept)


def test_the_history_screen_shows_no_person(cast, row):
    for name in ("editor", "publisher", "analyst", "administrator"):
        for label, pk in (
            ("engagement.registration", row.pk),
            ("engagement.conversation", row.conversation_id),
        ):
            text = cast[name].get(f"/desk/history/{label}/{pk}/").content.decode()
            assert not any(canary in text for canary in ALL), (name, label)


def test_the_database_holds_no_receipt_code(row):
    stored = Registration.objects.values().get()
    assert make.code_of(row) not in {str(value) for value in stored.values()}


@pytest.mark.engine
def test_taking_a_name_out_reaches_row_need_and_mail(row, publisher):
    from cms.models import OutboxMessage

    redaction.redact("registration", row.pk, actor=publisher, reason="asked for")
    stored = str(list(Registration.objects.values())) + str(
        list(OutboxMessage.objects.values("subject", "text", "html", "to"))
    )
    for canary in (NEED, NAME, GROUP):
        assert canary not in stored
    assert Registration.objects.get().email == ""
    assert not hasattr(Registration.objects.get(), "accommodation")


def test_history_of_changes_and_of_the_door_keeps_no_person(row):
    answers = {"name": NAME, "email": EMAIL, "group_name": GROUP, "need": NEED, "party_size": 3}
    change_registration(registration=row, seen=row.fingerprint, **answers)
    mark_came(actor=make.ACTOR, registration=row, people=3)
    undo_came(actor=make.ACTOR, registration=row)
    kept = str(list(Registration.history.values()))
    assert Registration.history.count() == 4
    assert not any(canary in kept for canary in (*ALL, make.code_of(row)))


def test_no_export_or_feed_tells_of_them(cast, row):
    paths = [
        "/data/",
        "/conversations/calendar.ics",
        "/admin/conversation/?export=csv",
        "/desk/conversations/",
    ]
    for who in ("anonymous", "analyst", "publisher", "editor", "administrator"):
        for path, text in _texts(cast[who], paths):
            assert not any(canary in text for canary in ALL), (who, path)


def test_no_log_line_tells_of_them(client, cast, row, caplog):
    slug, code = row.conversation.slug, make.code_of(row)
    said = {"name": NAME, "email": EMAIL, "group_name": GROUP, "need": NEED}
    with caplog.at_level("DEBUG"):
        caplog.set_level("WARNING", logger="django.db.backends")
        client.post(f"/conversations/{slug}/register/", {"key": make.key(), **said})
        client.post(f"/conversations/{slug}/register/", {"key": "forged", **said})
        client.post(f"/conversations/registration/{code}/change/", {"key": "forged", **said})
        cast["editor"].get(f"/desk/conversations/{slug}/door/")
        cast["editor"].get(f"/desk/conversations/door/{code}/")
        cast["editor"].post(f"/desk/conversations/door/{code}/", {"people": "2"})
    lines = [line for each in caplog.records for line in (each.getMessage(), str(each.exc_info or ""))]
    assert lines and not any(canary in line for line in lines for canary in ALL)


def test_a_receipt_shows_no_other_person(client, row):
    """R37."""
    other = make.registration(row.conversation, name="somebody else")
    for end in ("", "change/"):
        text = client.get(f"/conversations/registration/{make.code_of(other)}/{end}").content.decode()
        assert not any(canary in text for canary in (*ALL, make.code_of(row)))
