"""Tests of the detector: it reports what would run, and ignores what is only text."""

import re

from django.utils.html import escape

import pytest

from tests.hostile.answers import read_page
from tests.hostile.corpus import ATTRIBUTES, BREAKOUTS, MARKUP, corpus, for_narrow_fields, packed

HEAD = "<!doctype html><html lang=en><body><main><p class=voice>"


def test_there_are_more_than_four_hundred():
    words = corpus()
    assert len(words) >= 700 and len({each.kept for each in words}) >= 400
    assert len(for_narrow_fields(words)) >= 390
    assert sum(pack.count("«/h»") for pack in packed(200, words)) == len(words)


def test_escaped_words_are_seen_whole_and_never_complained_about():
    words = corpus()
    for box in ("<p>{}</p>", '<p title="{}">x</p>', "<textarea>{}</textarea>", "<title>{}</title>"):
        seen = read_page(HEAD + "".join(box.format(escape(each.marked)) for each in words))
        assert not seen.broken + seen.doubtful and not seen.runs
        assert len(seen.whole) == len(words)


def test_words_that_are_not_escaped_are_complained_about():
    """Of what is markup, each; in a text."""
    by_typed = {each.typed: each for each in corpus()}
    for typed in filter(re.compile("<[a-zA-Z!/?]").search, (*BREAKOUTS, *MARKUP)):
        seen = read_page(f"{HEAD}{by_typed[typed].marked}</p>")
        assert seen.broken + seen.doubtful or seen.runs or seen.parts - {("p", "class"), ("html", "lang")}, (
            typed
        )


@pytest.mark.parametrize("quote", ['"', "'"])
def test_words_that_leave_an_attribute_are_complained_about(quote):
    by_typed = {each.typed: each for each in corpus()}
    leaving = [typed for typed in (*ATTRIBUTES, *BREAKOUTS) if typed.startswith(quote)]
    assert len(leaving) >= 7
    for typed in leaving:
        seen = read_page(f"{HEAD}<b title={quote}{by_typed[typed].marked}{quote}>x</b>")
        assert seen.broken + seen.doubtful, typed


def test_words_in_a_script_are_complained_about():
    marked = corpus()[0].marked
    assert read_page(f'<script type="application/json">"{marked}"').broken
