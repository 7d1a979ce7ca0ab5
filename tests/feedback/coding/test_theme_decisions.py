"""Decisions about proposed themes, while others code, change the codebook or search again (PAR-03)."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from feedback.coding import themes
from feedback.coding.codebook import locked_book, retire_code
from feedback.exceptions import NotPossibleNow
from feedback.models import Code, Coding
from tests.feedback.coding.test_themes import LINES, decide, look, many, theme_with, typical
from tests.furniture import furnished


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
