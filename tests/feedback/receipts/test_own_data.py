"""Whoever holds a receipt gets all that is held about this comment, and nothing about any other (P15)."""

import json

from django.test import Client

import pytest

from cms.web import one_time_keys
from feedback.cuts.services import make_cut
from feedback.findings.services import set_quotes
from feedback.models import Attachment, Coding, Submission, SubmissionText
from feedback.moderation.services import moderate
from tests.factories import feedback as make
from tests.factories import findings
from tests.feedback.helpers import payload
from tests.furniture import furnished

PLANTED = [
    "WORDS-OWN", "TRANSLATION-OWN", "REDACTION-OWN", "EARLIER-OWN", "FILE-OWN", "NOTE-OWN", "CODER-OWN",
    "owner@example.org", "LANGUAGE-HINT",
]  # fmt: skip


@furnished
def comment(form, code, analyst, editor):
    """One comment with everything that can hang on it."""
    client = Client()
    answer = payload(q_missing="EARLIER-OWN.", q_contact="yes", email="owner@example.org", q_county="green")
    client.post("/feedback/survey/", answer)
    made = Submission.objects.get()
    again = answer | {
        "key": one_time_keys.issue("feedback.survey"),
        "q-missing": "WORDS-OWN. Call 559 555 0134.",
    }
    client.post(f"/receipts/{one_time_keys.receipt_code(made.key)}/edit/", again | {"may-missing": "on"})
    text = made.texts.said().get()
    for role in ("translation", "redaction"):
        words = f"{role.upper()}-OWN"
        SubmissionText.objects.create(submission=made, question_key="missing", role=role, text=words, of=text)
    Attachment.objects.create(
        submission=made, question_key="missing", name="FILE-OWN.txt", kind="txt", size=1
    )
    moderate(actor=editor, submission=made, act="hide", reason="spam", note="NOTE-OWN")
    moderate(actor=editor, submission=made, act="undo")
    coding = make.code_text(made, code, analyst)
    Coding.objects.filter(pk=coding.pk).update(note="CODER-OWN")
    Submission.objects.update(language_hint="LANGUAGE-HINT"[:12])
    make_cut(actor=analyst)
    return made


@furnished
def other(form, code, analyst):
    made = make.make_submission(form, "WORDS-OTHER. More.", contact={"email": "other@example.org"})
    make.code_text(made, code, analyst)
    Attachment.objects.create(
        submission=made, question_key="missing", name="FILE-OTHER.txt", kind="txt", size=1
    )
    return made


def fetch(client, comment, name: str):
    return client.get(f"/receipts/{one_time_keys.receipt_code(comment.key)}/{name}")


@pytest.mark.parametrize("name", ["copy/", "copy.json"])
def test_all_that_was_planted_is_in_it_and_nothing_of_others(client, comment, other, name):
    words = fetch(client, comment, name).content.decode()
    missing = [each for each in PLANTED if each[:12] not in words]
    assert not missing
    for foreign in ("WORDS-OTHER", "FILE-OTHER", "other@example.org", one_time_keys.receipt_code(other.key)):
        assert foreign not in words


def test_the_file_says_it_under_names(client, comment):
    response = fetch(client, comment, "copy.json")
    facts = json.loads(response.content)
    assert (
        response["Content-Disposition"].startswith("attachment; ") and "no-store" in response["Cache-Control"]
    )
    assert facts["answers"] == [{"question": "About who", "answer": "Red"}]
    assert facts["about_you"] == [{"question": "About county", "answer": "Green"}]
    assert facts["contact"]["email"] == "owner@example.org"
    assert [each["act"] for each in facts["moderation"]] == ["Hidden", "Undone"]
    assert facts["moderation"][0]["reason"] and facts["cuts"][0]["number"] == 1
    assert [bool(each["replaced"]) for each in facts["texts"]] == [True, False, False, False]
    assert facts["form"]["version"] == 1 and facts["form"]["notice"]["agency"] == "agency words"
    assert facts["passages"][0]["looks_like"] == "phone" and facts["codes"][0]["code"] == "Place"
    assert {each["reason"] for each in facts["history"]} >= {"sent", "changed with the receipt"}


def test_it_tells_which_finding_it_led_to(client, coded, code, analyst):
    findings.public(findings.draft(make_cut(actor=analyst), code, analyst))
    facts = json.loads(fetch(client, coded[0], "copy.json").content)
    assert any("/findings/F-" in each["address"] for each in facts["led_to"])


def test_a_draft_of_a_finding_is_not_told_of(client, coded, code, analyst):
    """A draft may still be thrown away, and nobody outside the desk knows of it."""
    draft = findings.draft(make_cut(actor=analyst), code, analyst)
    quoted = Coding.objects.filter(text__submission=coded[0])
    set_quotes(actor=analyst, finding=draft, codings=list(quoted))
    assert draft.reference not in fetch(client, coded[0], "copy/").content.decode()


def test_the_history_is_told_in_the_readers_language(client, comment):
    code = one_time_keys.receipt_code(comment.key)
    words = client.get(f"/es/receipts/{code}/copy/").content.decode()
    assert "Recibido" in words and "hide spam" not in words


def test_without_the_code_there_is_nothing(client, comment):
    for name in ("copy/", "copy.json"):
        assert client.get(f"/receipts/TL-AAAA-AAAA-AAAA-AAAA/{name}").status_code == 404
    receipt = client.get(f"/receipts/{one_time_keys.receipt_code(comment.key)}/").content.decode()
    assert "/copy/" in receipt


def test_guessing_is_slowed_down_here_too(client, comment, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"receipt": "2/m/ip"}
    paths = ("copy/", "copy.json", "edit/", "files/7d0b4a3e-6f1c-4f1e-9e53-0a6c3f7f2d11/")
    base = "/receipts/TL-AAAA-AAAA-AAAA-AAAA/"
    assert [client.get(base + path).status_code for path in paths] == [404, 404, 429, 429]
