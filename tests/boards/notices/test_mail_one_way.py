"""BK-44: staff may write to all members, one message each; an answer reaches staff and no other member."""

import re
from email.utils import getaddresses

from django.core.exceptions import ValidationError
from django.test import override_settings

import pytest

from boards.models import Appointment
from cms import clock
from cms.mail import outbox
from cms.models import OutboxMessage
from tests.cms import mail_backends
from tests.factories import boards as make
from tests.factories import notices as notice
from tests.furniture import furnished

STAFF = "clerk@example.org"
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")


@furnished
@override_settings(MAIL_DELIVERY="send")
def written(home, make_user):
    """The notice of an agenda to three members, a subscriber and a newspaper."""
    found = make.body(3)
    make.pages(home, found)
    for place, name in enumerate(("one", "two", "three"), start=1):
        make.seat_user(found, make_user(name), position=place)
    notice.subscriber("reader@example.net", body=found)
    notice.subscriber("press@example.net", is_media=True)
    assert notice.tell(make.posted(found, contact_email=STAFF)) == 5


@pytest.fixture
def sent(written, settings):
    """As it leaves the house."""
    settings.MAIL_DELIVERY = "send"
    settings.MAILERS = {"transport": {"BACKEND": "tests.cms.mail_backends.Working"}}
    mail_backends.handed.clear()
    with clock.at(
        OutboxMessage.objects.latest("created_at").created_at
    ):  # much later, they would be given up
        assert outbox.send_due() == 5
    return mail_backends.handed


def test_each_message_has_one_recipient_and_no_copies(sent):
    for message in sent:
        assert len(getaddresses(message.to)) == 1
        assert (message.cc, message.bcc) == ([], [])
        assert not {"cc", "bcc", "to"} & {name.lower() for name in message.extra_headers}
    assert len({message.to[0] for message in sent}) == 5


def test_answers_go_to_staff(sent):
    members = set(Appointment.objects.values_list("user__email", flat=True))
    for message in sent:
        assert message.reply_to == [STAFF]
        assert not members & {message.from_email, *message.reply_to}


def test_no_message_names_the_address_of_another_person(sent):
    everyone = {message.to[0] for message in sent}
    for message in sent:
        html = "".join(str(part[0]) for part in message.alternatives)
        named = set(ADDRESS.findall(f"{message.subject} {message.body} {html}"))
        assert not named & (everyone - set(message.to))


def test_the_outbox_holds_one_address_for_each_message(sent):
    """No message can be written to a list: the field takes one address."""
    field = OutboxMessage._meta.get_field("to")
    for wrong in ("one@example.org, two@example.org", "one@example.org;two@example.org"):
        with pytest.raises(ValidationError, match="email"):
            field.clean(wrong, None)


def test_a_contact_of_a_meeting_who_is_a_member_gets_no_answers(home, make_user):
    """BK-44: an answer to a notice reaches the office where the address named as contact is a member's own."""
    found = make.body(3)
    make.pages(home, found)
    make.seat_user(found, make_user("one"), position=1)
    made = make.posted(found, contact_email="ONE@example.org")
    assert notice.tell(made) == 1
    assert OutboxMessage.objects.get().reply_to.casefold() != "one@example.org"
