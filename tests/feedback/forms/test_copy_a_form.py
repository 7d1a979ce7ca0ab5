"""A form is copied to another site as one file: checked, of limited size, and a draft when it arrives."""

import json
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile

from wagtail.models import Locale

import pytest

from feedback.forms.form_files import MOST_BYTES, file_of
from feedback.forms.frozen_forms import digest_of
from feedback.forms.services import save_translation
from feedback.models import FeedbackFormPage, Form, FormTranslation, FormVersion, NoticeTemplate
from tests.factories import feedback as make
from tests.factories import questions as ask
from tests.furniture import furnished

URL = "/desk/forms/copy/"
FILE = "/desk/forms/survey/file/"


@furnished
def form_page(home, editor):
    made = ask.publish(home, intro="Tell us.", closed_words="Thank you.", invites_youth=True)
    Form.objects.update(promise="involve", asks_for_work=True)
    words = {"title": "Khảo sát", "find.label": "Tìm thấy không?", "find.choice.yes": "Có"}
    save_translation(actor=editor, form=made.form, language="vi", words=words)
    return made


@furnished
def desk(client_for, editor):
    return client_for(editor)


def download(desk, address: str = FILE) -> dict:
    return json.loads(desk.get(address).content)


def upload(desk, data: bytes):
    return desk.post(URL, {"file": SimpleUploadedFile("form.json", data, "application/json")})


def copied() -> FeedbackFormPage:
    return FeedbackFormPage.objects.exclude(slug="survey").get()


def test_the_file_has_a_schema_and_the_hash_of_what_is_in_it(form_page, desk):
    response = desk.get(FILE)
    facts = json.loads(response.content)
    assert response["Content-Disposition"] == 'attachment; filename="form-survey.json"'
    assert (facts["kind"], facts["schema"]) == ("throughline-form", 1)
    assert facts["sha256"] == digest_of(facts["body"])


def test_what_was_copied_and_downloaded_again_is_equal(form_page, desk):
    first = download(desk)
    assert upload(desk, desk.get(FILE).content).status_code == 302
    again = download(desk, f"/desk/forms/{copied().form.slug}/file/")
    assert again == first


def test_it_arrives_as_a_draft_with_a_form_of_its_own(form_page, desk, client):
    response = upload(desk, desk.get(FILE).content)
    made = copied()
    assert response["Location"] == f"/desk/forms/{made.form.slug}/notice/"
    assert (made.slug, made.live, made.form.promise, made.form.asks_for_work) == (
        "survey-2", False, "involve", True
    )  # fmt: skip
    assert FormVersion.objects.filter(form=made.form).count() == 0
    assert client.get("/feedback/survey-2/").status_code == 404
    assert FormTranslation.objects.get(form=made.form).words["find.choice.yes"] == "Có"


def test_it_is_published_with_the_same_questions_and_conditions(form_page, desk, publisher):
    upload(desk, desk.get(FILE).content)
    copied().get_latest_revision().publish(user=publisher)
    one, two = (FormVersion.objects.get(form__slug=slug) for slug in ("survey", "survey-2"))
    rows = [list(each.questions.values("key", "kind", "condition", "choices")) for each in (one, two)]
    assert [each["key"] for each in rows[0]] == [each["key"] for each in rows[1]]
    assert [each["condition"] for each in rows[0]] == [each["condition"] for each in rows[1]]


def test_pages_in_other_languages_come_along_as_text(form_page, desk):
    spanish = Locale.objects.get_or_create(language_code="es")[0]
    other = form_page.copy_for_translation(spanish, copy_parents=True).specific
    other.title = "Encuesta"
    other.save_revision()
    assert download(desk)["body"]["translations"]["es"]["title"] == "Encuesta"


def changed(desk, change: Callable[[dict], None]) -> bytes:
    """The file with another body, and a hash that fits it."""
    body = download(desk)["body"]
    change(body)
    return file_of(body)


def put(*path, value) -> Callable[[dict], None]:
    def change(body: dict) -> None:
        for name in path[:-1]:
            body = body[name]
        body[path[-1]] = value

    return change


UNFIT = [
    put("extra", value=1),
    put("questions", value={}),
    put("questions", 0, value="text"),
    put("questions", 0, "type", value="raw_html"),
    put("questions", 0, "type", value=["one_choice"]),
    put("questions", 0, "id", value="../../etc"),
    put("questions", 0, "id", value="ключ"),
    put("questions", 1, "id", value="find"),
    put("questions", 0, "value", value=[]),
    put("questions", 0, "value", "label", value="w" * 201),
    put("questions", 0, "value", "label", value=[["x"]] * 90),
    put("questions", 0, "value", "choices", value="Yes"),
    put("questions", 0, "value", "choices", value=[{"id": "a", "type": "item", "value": "A"}]),
    put("conditions", value={"why": {"question": "gone", "choices": ["x"]}}),
    put("conditions", value={"why": {"question": "find", "choices": "no"}}),
    put("conditions", value={"why": ["find"]}),
    put("page", "title", value=5),
    put("page", "intro", value="w" * 1001),
    put("page", "owner", value=1),
    put("page", "invites_youth", value="yes"),
    put("settings", value={"promise": "everything", "asks_for_work": False}),
    put("translations", value={"vi": {"nowhere.label": "x"}}),
    put("translations", value={"vi": {"title": 5}}),
    put("translations", value={"vi": ["title"]}),
]


@pytest.mark.parametrize("change", UNFIT)
def test_parts_that_do_not_fit_are_refused_and_nothing_is_saved(form_page, desk, change):
    response = upload(desk, changed(desk, change))
    html = response.content.decode()
    assert response.status_code == 422 and "do not match" in html and 'id="id_file_problem"' in html
    assert Form.objects.count() == FeedbackFormPage.objects.count() == FormTranslation.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"not json", "This is not a form file"),
        (b"\xff\xfe", "This is not a form file"),
        (b"[" * 100_000, "This is not a form file"),
        (b'{"kind": "other"}', "This is not a form file"),
        (b'{"kind": "throughline-form", "schema": "1"}', "This is not a form file"),
        (b'{"kind": "throughline-form", "schema": 2}', "made by a newer version"),
        (b'{"kind": "throughline-form", "schema": 1, "body": {}, "sha256": "0"}', "changed or damaged"),
        (b'{"kind": "throughline-form", "schema": 1, "body": {"a": "\\ud800"}}', "This is not a form file"),
        (b" " * (MOST_BYTES + 1), "larger than 1 MB"),
    ],
)
def test_a_wrong_or_newer_file_is_refused_beside_its_box(form_page, desk, data, words):
    response = upload(desk, data)
    assert response.status_code == 422 and words in response.content.decode()
    assert Form.objects.count() == 1


def test_a_changed_byte_is_noticed(form_page, desk):
    data = desk.get(FILE).content.replace(b"Can you find it?", b"Can you miss it?")
    assert "changed or damaged" in upload(desk, data).content.decode()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (put("language", value="ko"), "and this site has no list of forms in that language"),
        (put("translations", value={"xx": {"title": "X"}}), "does not offer: xx"),
        (put("page", "notice_access", value=""), "“Your rights” of the privacy notice is missing"),
    ],
)
def test_what_this_site_cannot_take_is_named(form_page, desk, change, words):
    response = upload(desk, changed(desk, change))
    assert response.status_code == 422 and words in response.content.decode()
    assert Form.objects.count() == 1


def test_a_missing_part_of_the_notice_comes_from_the_template_here(form_page, desk):
    NoticeTemplate.objects.create(language="en", words={"access": "Rights here"})
    upload(desk, changed(desk, put("page", "notice_access", value="")))
    assert copied().notice_access == "Rights here"


def test_markup_in_a_file_is_shown_as_text(form_page, desk):
    upload(desk, changed(desk, put("page", "title", value="<script>alert(1)</script>")))
    assert "<script>alert(1)" not in desk.get("/desk/forms/").content.decode()


def test_without_a_file_the_box_says_so(form_page, desk):
    assert desk.post(URL).status_code == 422


def test_a_form_without_a_page_has_no_file(home, desk):
    make.make_form("other")
    assert desk.get("/desk/forms/other/file/").status_code == 404


def test_analysts_and_the_public_can_neither_take_nor_bring_one(form_page, client_for, analyst, client):
    assert client_for(analyst).get(FILE).status_code == client_for(analyst).get(URL).status_code == 404
    assert client.get(FILE).status_code == client.get(URL).status_code == 302
