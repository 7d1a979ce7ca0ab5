"""The better a record fits, the earlier it comes; then the newest, then the oldest copy."""

import pytest

from tests.cms.search.search_pages import page_of, titles

pytestmark = pytest.mark.engine


def test_five_tiers(client, publish):
    publish("Minutes", "The counties have results", day="2022-01-05")
    publish("Minutes of May", "About county results", day="2022-01-04")
    publish("Counties and their resulting plans", day="2022-01-03")
    publish("Results for each county", day="2022-01-02")
    publish("County results", day="2022-01-01")
    assert titles(page_of(client, "county results")) == [
        "County results",
        "Results for each county",
        "Counties and their resulting plans",
        "Minutes of May",
        "Minutes",
    ]


def test_a_number_comes_before_those_who_mention_it(client, publish):
    publish("Report", "It follows decision 2022-17", day="2023-01-01")
    publish("County results", number="2022-17", day="2022-11-09")
    assert titles(page_of(client, "2022-17")) == ["County results", "Report"]


def test_within_a_tier_the_newest_comes_first_then_the_first_copied(client, publish):
    publish("Bus one")
    publish("Bus two", day="2022-01-01")
    publish("Bus three", day="2023-01-01")
    publish("Bus four", day="2022-01-01")
    assert titles(page_of(client, "bus")) == ["Bus three", "Bus two", "Bus four", "Bus one"]


def test_newest_first_if_the_reader_asks(client, publish):
    publish("Bus", day="2022-01-01")
    publish("Minutes", "A bus", day="2023-01-01")
    assert titles(page_of(client, "bus")) == ["Bus", "Minutes"]
    assert titles(page_of(client, "bus", sort="newest")) == ["Minutes", "Bus"]


def test_the_readers_language_comes_first(client, publish):
    publish("Data plan", language="en", day="2023-01-01")
    publish("Plan de data", language="es", day="2022-01-01")
    assert titles(page_of(client, "data", "/es/search/")) == ["Plan de data", "Data plan"]
    assert titles(page_of(client, "data")) == ["Data plan", "Plan de data"]


def test_a_record_found_in_two_languages_appears_once_in_the_readers(client, publish):
    publish(titles={"en": "Data plan", "es": "Plan de data"})
    page = page_of(client, "data", "/es/search/")
    assert (
        titles(page) == ["Plan de data"]
        and "English" not in page.partition("Narrow")[0].partition("<aside")[0]
    )


def test_a_record_found_in_another_language_says_so(client, publish):
    publish(titles={"en": "Privacy", "zh-hans": "数据隐私"})
    page = page_of(client, "隐私").partition("<aside")[0]
    assert titles(page) == ["Privacy"] and "简体中文" in page


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("transfer", True), ("TRANSFER", True), ("trans", True), ("tr", False), ("transfers", True),
        ("pathway", True), ("college university", True), ("university transfer", True), ("transfer zebra", False),
        ("the transfer", True), ("transfer of the", True), ("“transfer”", True), ("transfer-pathways", True),
    ],
)  # fmt: skip
def test_all_words_must_be_there_as_typed_or_by_beginning_or_stem(client, publish, query, is_found):
    publish("Transfer pathways", "From community college to university.")
    assert (titles(page_of(client, query, as_typed="1")) != []) == is_found


@pytest.mark.parametrize(
    ("query", "title", "language"),
    [
        ("educacion", "Educación temprana", "es"),
        ("educación", "Educación temprana", "es"),
        ("隐私", "数据隐私保护", "zh-hans"),
        ("护", "数据隐私保护", "zh-hans"),
        ("du lieu", "Dữ liệu của chúng ta", "vi"),
        ("dữ liệu", "Dữ liệu của chúng ta", "vi"),
        ("개인", "개인정보 보호", "ko"),
        ("pagkapribado", "Pagkapribado ng datos", "tl"),
        ("خصوصية", "خصوصية البيانات", "ar"),
    ],
)
def test_any_language_is_found_with_and_without_accents(client, publish, query, title, language):
    publish(title, language=language)
    assert titles(page_of(client, query)) == [title]


def test_kind_and_day_of_a_record_are_words_of_it(client, publish):
    publish("Regular session", kind="meetings", day="2022-11-09")
    assert titles(page_of(client, "meeting november 2022")) == ["Regular session"]


def test_a_page_of_results_has_twenty(client, publish):
    for at in range(21):
        publish(f"Bus {at}")
    assert len(titles(page_of(client, "bus"))) == 20
    assert titles(page_of(client, "bus", page=2)) == titles(page_of(client, "bus", page=99)) == ["Bus 20"]
