"""Words that were removed are found inside longer texts, long or short; ordinary words are left alone (PRV-06)."""

import pytest

from cms.records.copy_search import Traces, digest, digest_key
from cms.records.redaction_copies import Passage

MARK = "[removed]"
SHORT = "My son Leo failed math."


def masked(said: str, value: str, own: str = "") -> str:
    return Passage([said]).beside(own).mask(value, MARK)


@pytest.mark.parametrize(
    ("value", "left"),
    [
        (f"One wrote: “{SHORT}” Nobody answered.", f"One wrote: “{MARK}” Nobody answered."),
        (f"{SHORT} {SHORT}", f"{MARK} {MARK}"),
        ("A mail broke it: My son Leo\nfailed math. So it was.", f"A mail broke it: {MARK} So it was."),
        (f"<p>{SHORT}</p>", f"<p>{MARK}</p>"),
        (SHORT, MARK),
    ],
)
def test_a_short_text_is_found_inside_a_longer_one(value, left):
    assert masked(SHORT, value) == left


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("transparency", "We stand for transparency in all we do."),
        ("Transparency, please", "Ask for it: Transparency, please, and more."),
        ("I do so too", "Others say: I do so too, and go on."),
        ("add a map of it", "They want to add a map of items for parents."),
        ("no one can tell", "So, no one can telling tales."),
    ],
)
def test_ordinary_words_are_left_where_they_are(said, value):
    """One or two words, or fewer than twelve letters, are anybody's; part of another word is not these words."""
    assert masked(said, value.replace("So no one can tell ", "So ")) == value.replace(
        "So no one can tell ", "So "
    )


@pytest.mark.parametrize(
    ("said", "value", "left"),
    [
        (
            "請在地圖上顯示我的縣和學校",
            "有人寫道：請在地圖上顯示我的縣和學校。謝謝",
            f"有人寫道：{MARK}。謝謝",
        ),
        ("Tom & Ana <3 maths", "<p>Tom &amp; Ana &lt;3 maths</p>", f"<p>{MARK}</p>"),
        ("call 916-555-0142 now", "He wrote call 916-555-0142 now.", f"He wrote {MARK}."),
    ],
)
def test_texts_without_spaces_with_signs_and_with_numbers_are_found_too(said, value, left):
    assert masked(said, value) == left


def test_a_long_text_is_found_by_any_stretch_and_beside_a_short_one():
    long = "My daughter Ana has a reading disability and nobody at her school helped us."
    spoken = Passage([long, SHORT])
    value = f"They said: “{long[3:60]}” and also {SHORT} That is all."
    assert spoken.mask(value, MARK) == f"They said: “{MARK}” and also {MARK} That is all."


def test_what_a_place_said_before_is_its_own():
    assert masked(SHORT, f"Example: {SHORT}", own=f"As we wrote: {SHORT}") == f"Example: {SHORT}"


def test_texts_inside_lists_and_stored_json_are_found():
    value = {"body": [f"So: {SHORT} End"], "raw": f'["x {SHORT} y"]'}
    assert Passage([SHORT]).mask_all(value, MARK) == {"body": [f"So: {MARK} End"], "raw": f'["x {MARK} y"]'}


@pytest.mark.parametrize(
    ("stretch", "value", "left"),
    [
        (SHORT, f"One wrote: {SHORT} Then {SHORT}", f"One wrote: {MARK} Then {MARK}"),
        (SHORT, f"“{SHORT}”", MARK),
        (SHORT, "My son Leo failed Math.", "My son Leo failed Math."),
        ("Fresno", "Fresno", MARK),
        ("Fresno", "The buses of Fresno", "The buses of Fresno"),
    ],
)
def test_a_stretch_is_found_again_by_length_and_digest_alone(stretch, value, left):
    traces = Traces([(len(stretch), digest(stretch, digest_key()))])
    assert traces.mask_all({"body": [value]}, MARK) == {"body": [left]}
