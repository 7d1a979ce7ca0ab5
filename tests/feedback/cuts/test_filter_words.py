"""Who decides about a data set reads its filters in words, not as keys."""

import pytest

from feedback.cuts.services import make_cut
from feedback.models import Attribute, Export
from tests.factories import feedback as make
from tests.furniture import furnished

FIND = (
    "find",
    "one_choice",
    {
        "label": {"en": "Could you find it?", "es": "¿Lo encontró?"},
        "choices": [{"key": "yes", "label": {"en": "Yes, at once", "es": "Sí, enseguida"}}],
    },
)
FILTERS = {
    "channel": "letter",
    "language": "en",
    "state": "published",
    "code": "place",
    "also": "cost",
    "answer": "find=yes",
    "attribute": "docket=ED-1",
    "since": "2026-03-01T00:00:00-08:00",
}
WORDS = [
    "Letter", "English", "Approved", "Place", "And also the code", "Cost", "Could you find it?", "Yes, at once",
    "Docket number", "ED-1", "March 1, 2026",
]  # fmt: skip


@furnished
def cut(analyst):
    form = make.make_form(questions=[FIND])
    book = make.make_codebook()
    make.make_code(book), make.make_code(book, "cost")
    Attribute.objects.create(form=form, key="docket", label="Docket number", kind=Attribute.Kind.CATEGORY)
    made = make_cut(actor=analyst, form=form)
    made.filters, made.codebook = FILTERS, book
    made.save()
    facts = {"audience": "public", "format": "csv", "requested_by": analyst, "requested_by_name": "Ana"}
    Export.objects.create(cut=made, **facts)
    return made


@pytest.mark.parametrize("where", ["cut", "export", "log"])
def test_every_filter_is_said_in_words(client_for, analyst, cut, where):
    export = Export.objects.get()
    path = {"cut": cut.get_absolute_url(), "export": export.get_absolute_url(), "log": "/desk/exports/"}[
        where
    ]
    page = client_for(analyst).get(path).content.decode()
    assert [each for each in WORDS if each not in page] == []
    assert "find=yes" not in page and "<dt>also</dt>" not in page and "also:" not in page


def test_in_the_language_of_the_reader(client_for, analyst, cut):
    page = client_for(analyst).get(f"/es{cut.get_absolute_url()}").content.decode()
    assert "¿Lo encontró?" in page and "Sí, enseguida" in page and "Y además el código" in page
