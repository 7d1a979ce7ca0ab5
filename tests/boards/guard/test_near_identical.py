"""Texts are compared alike however often they are read, and what was read does not stay in memory (BK-40, PRV-06)."""

import gc

import pytest
from hypothesis import given, settings, strategies

from boards.rules.near_identical import Text, any_alike, each_text_once, text_of

WORDS = strategies.sampled_from(["Train", "counselors", "in", "every", "county", "spring", "é", "圖書館"])
ONE = strategies.one_of(strategies.text(max_size=40), strategies.lists(WORDS, max_size=12).map(" ".join))
TEXTS = strategies.lists(ONE, max_size=5)


def compared(texts):
    read = [text_of(each) for each in texts]
    return read, [any_alike([one], read, excerpts=excerpts) for one in read for excerpts in (False, True)]


@settings(max_examples=30)
@given(TEXTS)
def test_a_block_changes_no_answer(texts):
    plain = compared(texts)
    with each_text_once():
        first = compared(texts)
        with each_text_once():
            assert compared(texts) == first == plain
        assert compared(texts) == plain


def test_a_block_reads_each_text_once():
    with each_text_once():
        assert text_of("Train counselors") is text_of("Train counselors")
    assert text_of("Train counselors") is not text_of("Train counselors")


def break_off():
    with each_text_once():
        text_of("Maria Lopez of 12 Elm Street")
        raise RuntimeError


def test_nothing_stays_after_a_block_even_if_it_fails():
    with pytest.raises(RuntimeError):
        break_off()
    gc.collect()
    assert [each for each in gc.get_objects() if type(each) is Text] == []
