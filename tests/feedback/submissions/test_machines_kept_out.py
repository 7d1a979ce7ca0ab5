"""Machines are slowed down without a puzzle for people; and of the network nothing is kept (PRV-05)."""

import json
from datetime import timedelta

from django.apps import apps
from django.core.cache import cache

import pytest
from altcha import v2

from cms import clock
from feedback.models import Draft, Submission
from feedback.submissions.public_form import proof_of_work
from tests.factories import feedback as make
from tests.factories import hostile_files as made
from tests.feedback.filling import CONSENTS, WITH_FILE, code_in, sent, upload
from tests.feedback.helpers import payload

URL = "/feedback/survey/"


@pytest.fixture
def flooded(form):
    form.asks_for_work = True
    form.save()
    return form


def solved() -> str:
    challenge = v2.Challenge.from_dict(json.loads(proof_of_work.challenge()))
    return v2.Payload(challenge, v2.solve_challenge(challenge)).to_base64()


@pytest.fixture(autouse=True)
def a_short_sum(monkeypatch):
    monkeypatch.setattr(proof_of_work, "ROUNDS", (1, 5))


def test_only_a_form_that_asks_for_it_shows_it_and_no_puzzle(client, form, flooded):
    html = client.get(URL).content.decode()
    assert "data-work=" in html and "proof_of_work.js" in html and "20 seconds" in html
    form.asks_for_work = False
    form.save()
    assert "data-work=" not in client.get(URL).content.decode()


def test_with_the_sum_it_is_sent_at_once(client, flooded):
    answer = payload() | {"work": solved()}
    first, second = client.post(URL, answer), client.post(URL, answer)
    assert first.status_code == 303 and first["Location"] == second["Location"]
    assert Submission.objects.count() == 1


def test_a_sum_is_good_for_one_form_only(client, flooded):
    done = solved()
    assert client.post(URL, payload() | {"work": done}).status_code == 303
    again = client.post(URL, payload() | {"work": done})
    assert again.status_code == 422 and "Show my county." in again.content.decode()
    assert Submission.objects.count() == 1


@pytest.mark.parametrize("do", ["send", "save"])
def test_without_the_sum_there_is_a_wait_and_the_words_stay(client, flooded, do):
    answer = payload() | {"do": do}
    response = client.post(URL, answer)
    html = response.content.decode()
    assert response.status_code == 422 and "Wait a moment" in html and "Show my county." in html
    assert not Submission.objects.exists() and not Draft.objects.exists()
    with clock.at(clock.now() + timedelta(seconds=21)):
        assert client.post(URL, answer).status_code == 303


@pytest.mark.parametrize("wrong", ["nonsense", "e30=", "x" * 5000])
def test_a_wrong_sum_is_no_sum(client, flooded, wrong):
    assert client.post(URL, payload() | {"work": wrong}).status_code == 422


def test_a_sum_of_somebody_elses_making_is_no_sum(client, flooded):
    challenge = v2.create_challenge(
        "PBKDF2/SHA-256", 10, counter=1, hmac_secret="x" * 40, hmac_key_secret="y"
    )
    forged = v2.Payload(challenge, v2.solve_challenge(challenge)).to_base64()
    assert client.post(URL, payload() | {"work": forged}).status_code == 422


def test_too_many_forms_of_one_network_are_told_to_wait_and_to_go_back(client, form, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"public_post": "2/m/ip"}
    code = code_in(client.post(URL, payload() | {"do": "save"})["Location"])
    assert client.post(f"{URL}{code}/", payload() | {"do": "save"}).status_code == 303
    for address in (URL, f"{URL}{code}/"):
        response = client.post(address, payload())
        assert response.status_code == 429 and response["Retry-After"] == "60"
        assert "go back" in response.content.decode()


def test_a_form_from_another_site_is_refused_at_each_address(client, form):
    code = code_in(client.post(URL, payload() | {"do": "save"})["Location"])
    for address in (f"{URL}{code}/", f"/receipts/{code}/edit/"):
        assert client.post(address, payload(), HTTP_ORIGIN="https://evil.example").status_code == 403
    assert not Submission.objects.exists()


def test_nothing_of_the_network_is_kept_in_any_row(client, home):
    make.open_form(home, "filed", questions=WITH_FILE)
    marks = {
        "REMOTE_ADDR": "203.0.113.77",
        "HTTP_USER_AGENT": "Marked-Browser/7",
        "HTTP_REFERER": "http://ref.example",
    }
    first = sent("filed", "save", q_missing="x", **{"q-proof": upload(made.pdf())})
    code = code_in(client.post("/feedback/filed/", first, **marks)["Location"])
    client.post(f"/feedback/filed/{code}/", sent("filed", q_missing="x"), **marks)
    client.post(f"/receipts/{code}/edit/", sent("filed", q_missing="y"), **marks)
    rows = [
        list(model.objects.values())
        for name in ("feedback", "cms")
        for model in apps.get_app_config(name).get_models()
    ]
    kept = repr([row for row in rows if row])
    assert "203.0.113.77" not in kept and "Marked-Browser" not in kept and "ref.example" not in kept
    assert "changed with the receipt" in kept and cache is not None


AGE = (
    "age",
    "age_bracket",
    {"choices": [{"key": key, "label": {"en": key}} for key in ("under_13", "18_24")]},
)


@pytest.fixture
def youth(home):
    return make.open_form(home, "young", questions=[AGE, *WITH_FILE[:2], *CONSENTS])


def test_of_a_child_neither_contact_nor_file_is_kept_even_if_they_are_sent(client, youth):
    child = {
        "q-age": "under_13",
        "q-contact": "yes",
        "email": "kid@example.org",
        "q-proof": upload(made.pdf()),
    }
    assert (
        client.post("/feedback/young/", sent("young", q_missing="I like maps.", **child)).status_code == 303
    )
    child["q-proof"] = upload(made.pdf())
    saved = client.post("/feedback/young/", sent("young", "save", q_missing="x", **child))
    assert saved.status_code == 303
    told = str(Submission.objects.values()) + str(Draft.objects.values())
    assert Submission.objects.get().youth == "under_13"
    for model in ("ContactDetail", "Attachment"):
        rows = apps.get_model("feedback", model).objects.all()
        assert not rows.exists(), model
    assert "kid@example.org" not in told


def test_a_draft_forgets_both_when_its_writer_turns_out_to_be_a_child(client, youth):
    grown = sent("young", "save", q_missing="x", email="kid@example.org", **{"q-contact": "yes"})
    code = code_in(client.post("/feedback/young/", grown | {"q-proof": upload(made.pdf())})["Location"])
    client.post(f"/feedback/young/{code}/", sent("young", "save", q_missing="x", **{"q-age": "under_13"}))
    assert not Draft.objects.get().attachments.exists() and "email" not in Draft.objects.get().values
