"""Anyone sends words, once, without account or cookie; nothing typed is ever lost."""

from datetime import timedelta

from django.test import Client

import pytest

from cms import clock
from cms.web import one_time_keys
from feedback.models import ContactDetail, Demographics, Submission, SubmissionText
from tests.factories import feedback as make
from tests.feedback.helpers import payload

URL = "/feedback/survey/"
HOSTILE = [
    "<script>alert(1)</script>",
    "=1+1",
    "' OR 1=1 --",
    "\u202eevil",
    "{{ 7*7 }}",
    "%s%n",
    "\x0b\x00ok\ufffe",
]


def test_the_form_shows_each_question_and_the_eight_parts_of_the_notice(client, form):
    response = client.get(URL)
    html = response.content.decode()
    assert response.status_code == 200
    for name in ("who", "find", "missing", "word", "clear", "county", "language", "quote"):
        assert f"About {name}" in html
    for element in (
        "agency",
        "official",
        "authority",
        "voluntary",
        "consequences",
        "purposes",
        "disclosures",
        "access",
    ):
        assert f"{element} words" in html


def test_it_is_shown_in_spanish_under_its_own_address(client, form):
    html = client.get("/es" + URL).content.decode()
    assert "Sobre missing" in html and "Enviar" in html


def test_words_are_kept_and_the_answer_is_a_receipt(client, form):
    response = client.post(URL, payload())
    made = Submission.objects.get()
    assert response.status_code == 303
    assert response["Location"] == f"/receipts/{one_time_keys.receipt_code(made.key)}/"
    assert made.texts.get().text == "Show my county."
    assert made.answers == {"who": ["red"]}
    assert (made.channel, made.language, made.state) == ("web", "en", "received")
    assert (made.consent_quote, made.consent_publish) == (True, False)
    assert made.version == form.versions.get()


def test_no_cookie_is_set_and_none_is_needed(form):
    browser = Client(enforce_csrf_checks=True)
    assert not browser.get(URL).cookies
    assert not browser.post(URL, payload()).cookies
    assert Submission.objects.count() == 1


@pytest.mark.engine
def test_history_says_that_the_public_sent_it(client, form):
    client.post(URL, payload())
    row = Submission.history.get()
    assert (row.history_actor, row.history_change_reason) == ("public", "sent")
    assert row.history_request


def test_no_network_address_is_kept(client, form):
    client.post(URL, payload(), REMOTE_ADDR="203.0.113.77")
    kept = str(list(Submission.objects.values())) + str(list(Submission.history.values()))
    assert "203.0.113.77" not in kept


@pytest.mark.engine
def test_a_double_click_makes_one_row_and_one_receipt(client, form):
    answer = payload()
    first, second = client.post(URL, answer), client.post(URL, answer)
    assert first["Location"] == second["Location"]
    assert Submission.objects.count() == SubmissionText.objects.count() == Submission.history.count() == 1


def test_the_same_key_with_other_words_is_told_and_nothing_is_lost(client, form):
    answer = payload()
    client.post(URL, answer)
    response = client.post(URL, answer | {"q-missing": "Something else."})
    html = response.content.decode()
    assert response.status_code == 409
    assert "Something else." in html and "already sent with different text" in html
    assert "<title>Problem:" in html
    assert SubmissionText.objects.get().text == "Show my county."
    assert answer["key"] not in html


@pytest.mark.engine
def test_answers_about_the_person_are_kept_apart(client, form):
    client.post(URL, payload(q_county="green"))
    made = Submission.objects.get()
    assert "county" not in made.answers
    assert Demographics.objects.get().answers == {"county": "green"}


def test_an_email_is_kept_apart_and_only_with_consent(client, form):
    client.post(URL, payload(q_contact="no", email="a@example.org"))
    assert not ContactDetail.objects.exists()
    client.post(URL, payload(q_contact="yes", email="a@example.org"))
    assert ContactDetail.objects.get().email == "a@example.org"


def test_the_language_that_a_person_names_wins(client, form):
    client.post("/es" + URL, payload(q_language="hmn"))
    assert SubmissionText.objects.get().language == "hmn"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("q_who", None, "Choose at least one"),
        ("q_who", ["violet"], "violet"),
        ("q_find", "violet", "violet"),
        ("q_clear", "6", "6"),
        ("q_language", "xx", "xx"),
        ("q_county", "Atlantis", "Atlantis"),
        ("q_quote", "perhaps", "perhaps"),
        ("q_word", "w" * 201, "200"),
        ("q_missing", "w" * 5001, "5000"),
        ("email", "not an address", "email"),
        ("email", "a" * 250 + "@example.org", "254"),
    ],
)
def test_a_wrong_missing_or_oversized_answer_is_named_beside_its_field(client, form, field, value, words):
    response = client.post(URL, payload(**{field: value}))
    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>Problem:" in html and "Nothing you typed is lost." in html
    assert words in html and "Show my county." in html or field == "q_missing"
    assert not Submission.objects.exists()


@pytest.mark.engine
@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("field", ["q-missing", "q-word"])
def test_hostile_words_are_kept_as_words_and_shown_as_words(client, form, field, words):
    response = client.post(URL, payload() | {field: words})
    kept = SubmissionText.objects.filter(question_key=field[2:]).get().text
    assert not set(kept) & {"\x00", "\x0b", "\ufffe"}
    page = client.get(response["Location"]).content.decode()
    assert "<script>alert" not in page


@pytest.mark.engine
def test_a_lone_surrogate_and_a_null_cannot_reach_the_database(client, form):
    response = client.post(URL, payload(q_missing="a\ud800b\x00c".encode("utf-8", "surrogatepass")))
    assert response.status_code in (303, 400, 422)
    for text in SubmissionText.objects.values_list("text", flat=True):
        assert "\ud800" not in text and "\x00" not in text


def test_an_empty_form_is_told_so(client, home):
    make.open_form(home, "easy", questions=[("missing", "long_text", {})])
    response = client.post("/feedback/easy/", payload("easy", q_who=None, q_missing=None))
    assert response.status_code == 422 and "Every field is blank" in response.content.decode()


def test_what_looks_like_a_phone_number_is_shown_back_first(client, form):
    words = "Call me at 559 555 0134."
    response = client.post(URL, payload(q_missing=words))
    html = response.content.decode()
    assert response.status_code == 422
    assert "a phone number: 559 555 0134" in html and words in html
    assert 'name="may-missing"' in html
    assert not Submission.objects.exists()


def test_it_is_taken_when_the_person_says_that_it_may_be_public(client, form):
    answer = payload(q_missing="Call me at 559 555 0134.") | {"may-missing": "on"}
    assert client.post(URL, answer).status_code == 303
    assert Submission.objects.get().needs_look


def test_the_trap_for_machines_takes_nothing(client, form):
    response = client.post(URL, payload(website="https://spam.example"))
    assert response.status_code == 422
    assert not Submission.objects.exists()


def test_a_form_sent_in_no_time_is_asked_to_wait(client, form, settings):
    settings.FORM_KEY_SECONDS = (2, 86400)
    response = client.post(URL, payload())
    assert response.status_code == 422
    assert "very quick" in response.content.decode() and "Show my county." in response.content.decode()


@pytest.mark.parametrize("key", ["", "nonsense", "a.1:b", None])
def test_a_stale_or_forged_key_gets_a_fresh_one_and_keeps_the_words(client, form, key):
    response = client.post(URL, payload(key=key))
    assert response.status_code == 422 and "Show my county." in response.content.decode()
    assert not Submission.objects.exists()


def test_a_key_of_another_form_opens_nothing(client, form):
    response = client.post(URL, payload(key=one_time_keys.issue("feedback.other")))
    assert response.status_code == 422 and not Submission.objects.exists()


def test_a_form_sent_from_another_site_is_refused(client, form):
    response = client.post(URL, payload(), HTTP_ORIGIN="https://evil.example")
    assert response.status_code == 403 and not Submission.objects.exists()


def test_a_closed_form_says_since_when_and_keeps_the_words(client, form):
    answer = payload()
    form.closes_at = clock.now() - timedelta(hours=1)
    form.save()
    assert "This form closed on" in client.get(URL).content.decode()
    response = client.post(URL, answer)
    assert response.status_code == 409
    assert "Show my county." in response.content.decode()
    assert not Submission.objects.exists()


def test_a_form_that_opens_later_says_when(client, form):
    form.opens_at = clock.now() + timedelta(days=3)
    form.save()
    assert "This form opens on" in client.get(URL).content.decode()


@pytest.mark.parametrize("slug", ["nothing", "draft"])
def test_unknown_and_unpublished_forms_look_alike(client, home, slug):
    make.make_page(home, form=make.make_form("draft"), slug="draft")
    assert client.get(f"/feedback/{slug}/").status_code == 404
    assert client.post(f"/feedback/{slug}/", payload(slug)).status_code == 404


@pytest.mark.engine
def test_taking_takes_at_most_eight_statements(client, form, django_assert_max_num_queries):
    client.post(URL, payload())
    # One counts the form toward the limit of its network; one looks for a draft under the same key.
    with django_assert_max_num_queries(8):
        client.post(URL, payload())
