"""A receipt is sent once as a text message, through a gateway that takes emails, and the number is gone afterward."""

import pytest

from cms.mail import outbox
from cms.models import OutboxMessage
from cms.web import one_time_keys
from tests.cms import mail_backends
from tests.factories import feedback as make
from tests.furniture import furnished

TYPED, ADDRESS = "(916) 555-0134", "19165550134@text.example.org"


@furnished
def code(form) -> str:
    return one_time_keys.receipt_code(make.make_submission(form).key)


def ask(client, code: str, number: str = TYPED, *, language: str = ""):
    key = one_time_keys.issue("feedback.receipt_text")
    return client.post(f"{language}/receipts/{code}/text/", {"key": key, "to": number, "website": ""})


def test_the_message_has_the_code_and_its_address_and_nothing_else(client, code, settings):
    answer = ask(client, code)
    message = OutboxMessage.objects.get()
    assert answer.status_code == 200 and f"We will text your receipt to {TYPED}" in answer.content.decode()
    address = f"{settings.SITE_URL.rstrip('/')}/receipts/{code}/"
    assert message.to == ADDRESS and message.text == f"Your receipt code: {code}\n{address}\n"
    assert (message.html, message.about_id, message.is_readable) == ("", "", False)


def test_the_number_is_gone_once_it_was_sent(client, code, settings):
    settings.MAILERS = settings.MAILERS | {"transport": {"BACKEND": "tests.cms.mail_backends.Working"}}
    settings.MAIL_DELIVERY = "send"
    mail_backends.handed.clear()
    ask(client, code)
    outbox.send_due()
    assert [mail.to for mail in mail_backends.handed] == [[ADDRESS]]
    assert OutboxMessage.objects.values_list("to", "text").get() == ("", "")


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("916.555.0134", ADDRESS),
        ("+52 55 1234 5678", "525512345678@text.example.org"),
        ("+86 138 0013 8000", "8613800138000@text.example.org"),
    ],
)
def test_a_number_may_be_typed_in_many_ways(client, code, number, address):
    assert ask(client, code, number).status_code == 200
    assert OutboxMessage.objects.get().to == address


@pytest.mark.parametrize("number", ["", "555", "ana@example.org", "+1 916 555 01345", "9" * 41])
def test_what_is_no_number_is_said_beside_the_field_and_kept(client, code, number):
    answer = ask(client, code, number)
    html = answer.content.decode()
    assert answer.status_code == 422 and 'id="receipt-text-to_problem"' in html and number in html
    assert not OutboxMessage.objects.exists()


def test_emails_and_text_messages_count_together(client, code):
    key = one_time_keys.issue("feedback.receipt_email")
    client.post(f"/receipts/{code}/email/", {"key": key, "to": "ana@example.org", "website": ""})
    assert [ask(client, code).status_code for _time in range(3)] == [200, 200, 422]


def test_without_a_gateway_none_is_offered(client, code, settings):
    settings.TEXT_MESSAGE_GATEWAY = ""
    assert ask(client, code).status_code == 404
    assert f"/receipts/{code}/text/" not in client.get(f"/receipts/{code}/").content.decode()


def test_it_comes_in_the_language_of_the_page(client, code):
    ask(client, code, language="/es")
    assert OutboxMessage.objects.get().text.startswith("El código de su recibo: ")


def test_the_address_of_the_form_leads_to_the_receipt(client, code):
    answer = client.get(f"/receipts/{code}/text/")
    assert answer.status_code == 303 and answer["Location"] == f"/receipts/{code}/"
