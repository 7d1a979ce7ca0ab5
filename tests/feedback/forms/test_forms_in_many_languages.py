"""The way of the public, from the form to the receipt, leaves no text of ours in English."""

from django.conf import settings
from django.test import Client

import pytest

from feedback.models import Submission
from tests.factories import feedback as make
from tests.factories import hostile_files as made
from tests.feedback.filling import WITH_FILE, code_in, open_paged, sent, upload
from tests.feedback.helpers import payload
from tests.furniture import furnished
from tests.translated_texts import lacking, listening

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.FORM_LANGUAGES if code != "en"]


@furnished
def form(home):
    return make.open_form(home)


def walk(language: str, *addresses: str) -> None:
    for address in addresses:
        page = Client().get(f"/{language}{address}")
        assert page.status_code in (200, 404), address
        assert f'<html lang="{language}"' in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_form_problem_draft_receipt_and_paper_speak_it(form, language):
    client, url = Client(), f"/{language}/feedback/survey/"
    with listening() as asked:
        walk(language, "/feedback/survey/", "/feedback/survey/paper/", "/receipts/")
        private = payload(q_missing="Call me at 559 555 0134, write to me@x.example.", q_who=None)
        assert client.post(url, private).status_code == 422
        kept = client.post(url, payload() | {"do": "save"})
        draft = code_in(kept["Location"])
        walk(language, f"/feedback/survey/{draft}/saved/", f"/feedback/survey/{draft}/")
        receipt = code_in(client.post(url, payload())["Location"])
        walk(language, *(f"/receipts/{receipt}/{rest}" for rest in ("", "edit/", "copy/")))
        walk(language, "/receipts/TL-AAAA-AAAA-AAAA-AAAA/")
    assert Submission.objects.count() == 1
    assert lacking(asked, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_and_files_speak_it(home, language):
    open_paged(home)
    make.open_form(home, "filed", questions=WITH_FILE)
    with listening() as asked:
        walk(language, "/feedback/pages/", "/feedback/filed/")
        refused = sent("filed", q_missing="Look at my file.") | {"q-proof": upload(made.SVG, "plan.png")}
        assert Client().post(f"/{language}/feedback/filed/", refused).status_code == 422
    assert lacking(asked, language) == []


def test_arabic_runs_from_right_to_left_and_codes_from_left_to_right(form):
    receipt = Client().post("/ar/feedback/survey/", payload())["Location"]
    page = Client().get(receipt).text
    assert '<html lang="ar" dir="rtl">' in page
    assert f'dir="ltr"><span aria-hidden="true">{code_in(receipt)}</span>' in page
    assert "Show my county." in page and 'dir="auto">“Show my county.”' in page
