"""Decisions about proposed themes, while others code, change the codebook or search again (PAR-03)."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from feedback.coding import themes
from feedback.coding.codebook import locked_book, retire_code
from feedback.coding.views import themes as views
from feedback.exceptions import NotPossibleNow
from feedback.models import Code, Coding, ThemeProposal
from tests.factories import feedback as make
from tests.feedback.coding.test_themes import LINES, decide, look, many, theme_with, typical
from tests.furniture import furnished

REPLACED = "A newer search has replaced this theme."


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


@furnished
def comments(form, code):
    return many(form, LINES)


@furnished
def bus(desk, comments):
    look(desk)
    return theme_with("bus")


def test_a_theme_is_not_linked_to_a_code_that_was_retired_meanwhile(bus, code, analyst):
    shown = Code.objects.get(pk=code.pk)
    retire_code(actor=analyst, code=code)
    with pytest.raises(NotPossibleNow, match="Choose a code that is in use"):
        themes.accept_as_code(actor=analyst, proposal=bus, code=shown, passages=[typical(bus)[0].pk])
    bus.refresh_from_db()
    assert bus.is_waiting and not Coding.objects.exists()


@pytest.mark.engine
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite locks no rows")
def test_who_codes_does_not_wait_for_who_changes_the_codebook(book, code):
    with CaptureQueriesContext(connection) as asked:
        locked_book(book.pk)
    locks = [each["sql"].partition(" FOR ")[2] for each in asked if " FOR " in each["sql"]]
    assert locks == ["NO KEY UPDATE"] * 2


@pytest.mark.engine
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite locks no rows")
@pytest.mark.parametrize("do", [{"do": "new", "name_en": "Buses"}, {"do": "link"}])
def test_who_decides_locks_the_codebook_before_the_theme_as_a_search_does(desk, bus, code, do):
    with CaptureQueriesContext(connection) as asked:
        assert decide(desk, bus, **({"code": code.pk} | do)).status_code == 302
    locks = [each["sql"] for each in asked if " FOR " in each["sql"]]
    order = [locks.index(next(sql for sql in locks if f'FROM "{name}"' in sql)) for name in (
        "feedback_codebook", "feedback_code", "feedback_themeproposal",
    )]  # fmt: skip
    assert order == sorted(order)


def test_a_rejected_theme_does_not_come_back_with_a_new_word(desk, bus, comments):
    before = {word for word, _weight in bus.words}
    decide(desk, bus, do="reject", reason="No theme.")
    many_more = [f"The bus shuttle {word} again." for word in ("late", "route", "stop", "driver")]
    for line in many_more:
        make.make_submission(comments[0].form, line)
    again = look(desk)
    assert again.repeated >= 1
    waiting = [dict(each.words) for each in ThemeProposal.objects.filter(state="waiting")]
    assert waiting and not any({"late", "route", "stop"} <= words.keys() for words in waiting)
    assert "shuttle" not in before


@pytest.mark.parametrize(
    ("group", "words", "is_decided"),
    [
        ("en", "bus late route", True),
        ("en", "bus late shuttle", True),
        ("en", "bus shuttle fare", False),
        ("es", "bus late route", False),
        ("en", "", False),
    ],
)
def test_a_theme_is_decided_with_half_of_the_words_of_one_in_its_language(group, words, is_decided):
    weighted = [[word, 1] for word in words.split()]
    decided = [("en", [["bus", 3], ["late", 2], ["route", 1]]), ("en", [])]
    assert themes._is_decided(group, weighted, decided) == is_decided


def test_a_decision_about_a_theme_that_a_newer_search_replaced_is_told_on_the_list(desk, bus, book):
    look(desk)
    page = decide(desk, bus, do="new", name_en="Late buses", book=book.slug)
    assert page.status_code == 422 and REPLACED in page.text and "What you typed: Late buses" in page.text
    assert theme_with("bus").get_absolute_url() in page.text and "<title>Problem:" in page.text
    assert 'href="/desk/themes/?state=rejected' in page.text
    assert desk.get(bus.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("do", [{"do": "reject", "reason": "Two things."}, {"do": "link"}])
def test_a_theme_that_goes_while_someone_decides_is_told_on_the_list(desk, bus, code, monkeypatch, do):
    carry_out = views._decide

    def first_a_search(*args):
        ThemeProposal.objects.filter(pk=bus.pk).delete()
        return carry_out(*args)

    monkeypatch.setattr(views, "_decide", first_a_search)
    page = decide(desk, bus, **({"code": code.pk} | do))
    assert page.status_code == 422 and REPLACED in page.text
    assert do.get("reason", "") in page.text and not Coding.objects.exists()
