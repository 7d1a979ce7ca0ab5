"""The file of a form carries its codebook; where it is copied to, a second person decides that the form uses it."""

import json

from django.core.files.uploadedfile import SimpleUploadedFile

import pytest

from cms.models import PowerChange
from cms.powers.services import confirm
from feedback.coding.codebook import merge_code, retire_code
from feedback.forms.form_files import file_of
from feedback.models import Code, Codebook, FeedbackFormPage, Form
from tests.factories import feedback as make
from tests.factories import questions as ask
from tests.furniture import furnished

URL = "/desk/forms/copy/"
FILE = "/desk/forms/survey/file/"


@furnished
def own(home, publisher):
    """A codebook of a form, with a tree, another language, a merged code and a retired one."""
    page = ask.publish(home)
    book = make.make_codebook()
    Codebook.objects.filter(pk=book.pk).update(is_current=False, slug="transit")
    Form.objects.update(codebook=book)
    book.refresh_from_db()
    top = make.make_code(book, "time", definition={"en": "When.", "es": "Cuándo."}, include="Hours")
    make.make_code(book, "night", parent=top, exclude="Days", example="At ten.")
    make.make_code(book, "late")
    make.make_code(book, "old")
    codes = {code.key: code for code in book.codes.select_related("codebook")}
    merge_code(actor=publisher, code=codes["late"], into=codes["time"])
    retire_code(actor=publisher, code=codes["old"], instead=codes["time"])
    return page.form.codebook or book


@furnished
def desk(client_for, publisher):
    return client_for(publisher)


def body(desk):
    return json.loads(desk.get(FILE).content)["body"]


def upload(desk, body, **more):
    return desk.post(URL, {"file": SimpleUploadedFile("form.json", file_of(body)), **more}, follow=True)


def elsewhere(own):
    """As if the codebook were of another site."""
    Form.objects.update(codebook=None)
    Code.objects.update(parent=None, merged_into=None)
    Code.objects.all().delete()
    Codebook.objects.all().delete()


def test_a_codebook_comes_back_equal_and_waits_for_a_second_person(own, desk, analyst):
    sent = body(desk)
    assert [each["key"] for each in sent["codebook"]["codes"]] == ["time", "night", "late", "old"]
    elsewhere(own)
    said = upload(desk, sent).text
    assert "Its codebook “Book” was added." in said and "once a second person confirms it" in said
    copied = FeedbackFormPage.objects.exclude(slug="survey").get().form
    assert copied.codebook is None
    confirm(actor=analyst, change=PowerChange.objects.get(kind="form-codebook"))
    copied.refresh_from_db()
    assert copied.codebook.slug == "transit"
    Form.objects.filter(slug="survey").update(codebook=copied.codebook)
    assert body(desk)["codebook"] == sent["codebook"]
    assert (
        Code.objects.get(key="night").parent.key == "time" and Code.objects.get(key="late").status == "merged"
    )


def test_an_identical_codebook_is_used_as_it_is(own, desk):
    assert "is here already" in upload(desk, body(desk)).text
    assert Codebook.objects.count() == 1


def test_other_codes_under_the_same_short_name_need_another_one(own, desk):
    sent = body(desk)
    sent["codebook"]["codes"][0]["include"] = "Hours and days"
    answer = upload(desk, sent)
    assert answer.status_code == 422 and "Choose another short name." in answer.text
    assert Form.objects.count() == 1 and Codebook.objects.count() == 1
    assert "was added" in upload(desk, sent, codebook="transit-2").text
    assert Codebook.objects.get(slug="transit-2").codes.get(key="time").include == "Hours and days"


def test_a_form_with_the_shared_codebook_has_none_in_its_file(own, desk):
    Form.objects.update(codebook=None)
    assert body(desk)["codebook"] == {}


def test_an_editor_copies_the_form_without_its_codebook(own, desk, client_for, editor):
    sent = body(desk)
    elsewhere(own)
    assert "The form’s codebook was left out" in upload(client_for(editor), sent).text
    assert not Codebook.objects.exists() and not PowerChange.objects.exists()


def broken(**change):
    return lambda book: book | change


def first(**change):
    return lambda book: book | {"codes": [book["codes"][0] | change, *book["codes"][1:]]}


@pytest.mark.parametrize(
    "change",
    [
        broken(slug="not a slug"),
        broken(slug=5),
        broken(name={"en": ""}),
        broken(name={"es": "Libro"}),
        broken(name={"xx": "Book", "en": "Book"}),
        broken(codes=None),
        broken(codes=["time"]),
        broken(more=1),
        first(name={}),
        first(name={"en": "x" * 81}),
        first(status="lost"),
        first(guid="no id"),
        first(parent="nowhere"),
        first(key="night"),
        first(include=["Hours"]),
        lambda book: book | {"codes": [each | {"guid": book["codes"][0]["guid"]} for each in book["codes"]]},
        lambda book: book | {"codes": book["codes"] * 300},
        first(key="t\nime"),
        first(key="time" * 20),
        first(parent="night"),
    ],
)
def test_a_codebook_that_does_not_fit_is_refused_and_nothing_is_saved(own, desk, change):
    sent = body(desk)
    elsewhere(own)
    answer = upload(desk, sent | {"codebook": change(sent["codebook"])})
    assert answer.status_code == 422 and "do not match" in answer.text
    assert Form.objects.count() == 1 and not Codebook.objects.exists()
