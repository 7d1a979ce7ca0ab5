"""A receipt is emailed once to whoever asks, and the address is gone when the email has left."""

import pytest

from cms import clock
from cms.mail import outbox
from cms.mail.suppression import suppress
from cms.models import OutboxMessage
from cms.web import one_time_keys
from feedback.models import ContactDetail, Submission
from tests.cms import mail_backends
from tests.factories import feedback as make
from tests.furniture import furnished

ANA = "ana@example.org"
State = OutboxMessage.State


@furnished
def code(form) -> str:
    return one_time_keys.receipt_code(make.make_submission(form).key)


@pytest.fixture
def sending(settings):
    """A site that sends its mail."""
    settings.MAILERS = settings.MAILERS | {"transport": {"BACKEND": "tests.cms.mail_backends.Working"}}
    settings.MAIL_DELIVERY = "send"
    mail_backends.handed.clear()


def ask(client, code: str, email: str = ANA, *, key: str | None = None, language: str = ""):
    key = one_time_keys.issue("feedback.receipt_email") if key is None else key
    return client.post(f"{language}/receipts/{code}/email/", {"key": key, "to": email, "website": ""})


def test_the_email_names_the_code_and_its_address_and_nothing_of_the_comment(client, code, sending, settings):
    answer = ask(client, code)
    outbox.send_due()
    [mail] = mail_backends.handed
    assert answer.status_code == 200 and f"We will email your receipt to {ANA}" in answer.content.decode()
    assert mail.to == [ANA] and mail.subject == "Your receipt code"
    assert code in mail.body and f"{settings.SITE_URL.rstrip('/')}/receipts/{code}/" in mail.body
    assert "county" not in mail.body + mail.alternatives[0].content


def test_the_address_is_gone_once_it_was_sent_and_was_never_joined_with_the_comment(client, code, sending):
    ask(client, code)
    waiting = OutboxMessage.objects.get()
    assert (waiting.to, waiting.about_kind, waiting.about_id, waiting.is_readable) == (
        ANA,
        "receipt",
        "",
        False,
    )
    outbox.send_due()
    sent = OutboxMessage.objects.get()
    assert (sent.state, sent.to, sent.text, sent.html) == (State.SENT, "", "", "")
    assert not ContactDetail.objects.exists()
    assert ANA not in str([*Submission.objects.values(), *Submission.history.values()])


def test_the_address_is_gone_when_the_email_is_given_up(client, code, sending, settings):
    settings.MAILERS = settings.MAILERS | {"transport": {"BACKEND": "tests.cms.mail_backends.Broken"}}
    ask(client, code)
    OutboxMessage.objects.update(attempts=len(outbox.RETRY_MINUTES) - 1)
    outbox.send_due()
    assert OutboxMessage.objects.values_list("state", "to", "text").get() == (State.FAILED, "", "")


def test_the_address_is_gone_when_the_email_waited_too_long(client, code, sending):
    ask(client, code)
    with clock.at(clock.now() + outbox.UNSENT_FOR):
        outbox.send_due()
    assert OutboxMessage.objects.values_list("state", "to").get() == (State.FAILED, "")


def test_an_address_that_asked_for_no_email_gets_none(client, code, sending):
    suppress(actor="system:test", address=ANA, reason="asked")
    ask(client, code)
    assert outbox.send_due() == 0 and mail_backends.handed == []
    assert OutboxMessage.objects.values_list("state", "to").get() == (State.FAILED, "")


def test_a_form_sent_twice_sends_one_email(client, code):
    key = one_time_keys.issue("feedback.receipt_email")
    assert {ask(client, code, key=key).status_code for _click in range(2)} == {200}
    assert OutboxMessage.objects.count() == 1


def test_nobody_is_written_to_again_and_again(client, code):
    answers = [ask(client, code) for _time in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 422]
    html = answers[-1].content.decode()
    assert "was sent three times today" in html and f'value="{ANA}"' in html
    assert OutboxMessage.objects.count() == 3


@pytest.mark.parametrize("email", ["", "ana", "ana@example", f"{'a' * 250}@example.org", "a@b.org, c@d.org"])
def test_what_is_no_address_is_said_beside_the_field_and_kept(client, code, email):
    answer = ask(client, code, email)
    html = answer.content.decode()
    assert answer.status_code == 422 and 'id="receipt-email-to_problem"' in html and "<title>Problem:" in html
    assert email in html and not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    "key",
    ["", "forged", one_time_keys.issue("feedback.receipt")],
    ids=["none", "forged", "just issued"],
)
def test_a_form_without_a_good_key_sends_nothing(client, code, key):
    assert ask(client, code, key=key).status_code == 422
    assert not OutboxMessage.objects.exists()


def test_requests_are_limited(client, code, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"receipt": "1/m/ip"}
    assert [ask(client, code).status_code for _time in range(2)] == [200, 429]


def test_it_comes_in_the_language_of_the_page(client, code):
    ask(client, code, language="/es")
    message = OutboxMessage.objects.get()
    assert message.language == "es" and f"/es/receipts/{code}/" in message.text
    assert message.subject == "El código de su recibo"


def test_the_address_of_the_form_leads_to_the_receipt(client, code):
    answer = client.get(f"/receipts/{code}/email/")
    assert answer.status_code == 303 and answer["Location"] == f"/receipts/{code}/"
