"""The public form: what it says, what it takes, what it refuses; and the receipt (C2C-08, C2C-09, PRV-04, PRV-24)."""

from datetime import timedelta

import pytest

from boards.appointments.fields import FIELDS, INTERNAL, PUBLIC
from boards.models import Application, ApplicationAnswers, ApplicationContact
from cms import clock
from cms.models import OutboxMessage
from cms.web import one_time_keys
from tests.factories import applications as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
DAY = make.OPENS + timedelta(days=3)


@furnished
def open_call(set_clock):
    found = make.call()
    set_clock(make.at(DAY))
    return found


def sent(client, found, path: str = "", **changes):
    """The form as a person sends it, half a minute after it was shown."""
    with clock.at(clock.now() - timedelta(seconds=30)):
        key = one_time_keys.issue("boards.application")
    words = {
        "key": key,
        "website": "",
        "name": "Rosa Canary",
        "organization": "Night school",
        "statement": "I learn at night.",
        "employer_level": "provider",
        "employer": "A school",
        "email": "rosa@example.org",
        "phone": "",
        "language": "es",
        "earlier": "",
        "role": "student",
        "county": "Kern",
        "age": "",
    }
    return client.post(path or f"/applications/{found.slug}/apply/", words | changes)


def test_each_question_says_who_reads_it_and_whether_it_is_needed():
    assert PUBLIC == ("name", "organization", "statement")
    assert set(PUBLIC) | set(INTERNAL) == {field.name for field in FIELDS}
    assert all(isinstance(field.is_mandatory, bool) for field in FIELDS)


def test_the_form_says_before_it_is_sent_what_becomes_public(client, open_call):
    """C2C-09, PRV-04: three fields, and the parts of the notice."""
    page = client.get(f"/applications/{open_call.slug}/apply/").content.decode()
    assert "your name, your organization and your statement" in page
    before, public, internal, about = (
        page.index(words) for words in ("Three things are shown", 'id="shown"', 'id="internal"', 'id="about"')
    )
    assert before < public < page.index('name="statement"') < internal < page.index('name="email"') < about
    assert page.index('name="county"') > about
    for part in ("Who is responsible", "Which law allows it", "What is required", "Who may receive it"):
        assert part in page


def test_one_application_in_its_three_tables(client, open_call):
    answer = sent(client, open_call)
    assert answer.status_code == 303
    made = Application.objects.get()
    assert (made.name, made.language, made.state) == ("Rosa Canary", "es", "received")
    assert ApplicationContact.objects.get().email == "rosa@example.org"
    assert ApplicationAnswers.objects.get().answers == {"county": "Kern", "role": "student"}
    assert not client.cookies


def test_the_receipt_is_mailed_in_the_language_of_the_applicant(client, open_call):
    sent(client, open_call)
    mail = OutboxMessage.objects.get()
    code = one_time_keys.receipt_code(Application.objects.get().nonce)
    assert (mail.to, mail.language) == ("rosa@example.org", "es")
    assert code in mail.text and f"/es/applications/mine/{code}/" in mail.text


def test_a_double_click_makes_one_application(client, open_call):
    key = one_time_keys.issue("boards.application")
    with clock.at(clock.now() + timedelta(seconds=30)):
        first, second = (sent(client, open_call, key=key) for _each in range(2))
        other = sent(client, open_call, key=key, name="Someone else")
    assert first["Location"] == second["Location"]
    assert other.status_code == 409
    assert Application.objects.count() == OutboxMessage.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "beside", "words"),
    [
        ({"name": ""}, "name", "Enter an answer: Your name"),
        ({"statement": ""}, "statement", "Enter an answer"),
        ({"employer_level": ""}, "employer_level", "Choose: Where do you work?"),
        ({"employer": ""}, "employer", "Enter where you work"),
        ({"email": "", "phone": ""}, "email", "an email address or a phone number"),
        ({"email": "no address"}, "email", "valid email"),
        ({"language": "tlh"}, "language", "Select a valid choice"),
        ({"statement": "Call me: 916-555-0123."}, "statement", "what looks like"),
        ({"earlier": "TL-2222-2222-2222-2222"}, "earlier", "We have no application with this code"),
        ({"website": "spam"}, "website", "there only to catch bots"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_missing_is_said_beside_the_field_and_the_words_stay(
    client, open_call, changes, beside, words
):
    answer = sent(client, open_call, **changes)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "I learn at night." in page or "statement" in changes
    assert not Application.objects.exists()


def test_a_number_may_stay_if_its_owner_says_so(client, open_call):
    """PRV-08: shown back once, never forbidden."""
    answer = sent(client, open_call, statement="Call me: 916-555-0123.", may="on")
    assert answer.status_code == 303


def test_before_and_after_its_days_a_call_takes_nothing(client, open_call, set_clock):
    for day in (make.OPENS - timedelta(days=1), make.CLOSES + timedelta(days=1)):
        set_clock(make.at(day))
        page = client.get(f"/applications/{open_call.slug}/apply/").content.decode()
        assert "is not accepting applications now" in page
        assert "is not accepting applications now" in sent(client, open_call).content.decode()
    assert not Application.objects.exists()


def test_on_the_last_day_it_is_open_until_midnight(client, open_call, set_clock):
    set_clock(make.at(make.CLOSES, 23))
    assert sent(client, open_call).status_code == 303


def test_a_draft_of_a_call_does_not_exist_for_the_public(client):
    found = make.call(published=False)
    assert client.get(f"/applications/{found.slug}/").status_code == 404
    assert client.get(f"/applications/{found.slug}/apply/").status_code == 404
    assert found.slug not in client.get("/applications/").content.decode()


def test_an_earlier_application_is_linked_by_its_code(client, open_call):
    """Reapplication: the codes of another call count, those of this one do not."""
    old_call = make.call(open_call.body, title={"en": "Earlier", "es": "Antes"}, places=(9,))
    old = make.application(old_call)
    assert sent(client, open_call, earlier=one_time_keys.receipt_code(old.nonce)).status_code == 303
    made = Application.objects.get(call=open_call)
    assert made.earlier == old
    again = sent(client, open_call, earlier=one_time_keys.receipt_code(made.nonce))
    assert again.status_code == 422
    assert "for this call" in again.content.decode()
