"""A word that nobody wrote is looked for as it was probably meant."""

import pytest

from cms.search import indexing
from cms.search.spelling import distance
from tests.cms.search.search_pages import page_of, titles, words

pytestmark = pytest.mark.engine


@pytest.mark.parametrize(
    ("one", "other", "letters"),
    [
        ("county", "county", 0), ("cuonty", "county", 1), ("conty", "county", 1), ("countty", "county", 1),
        ("caunty", "county", 1), ("agremeent", "agreement", 1), ("agrement", "agreements", 2),
        ("bus", "minutes", 3), ("abcdef", "uvwxyz", 3),
    ],
)  # fmt: skip
def test_distance_counts_up_to_two_letters(one, other, letters):
    assert distance(one, other, 2) == distance(other, one, 2) == letters


@pytest.mark.parametrize(
    "query",
    ["cuonty", "conty", "countyy", "ocunty", "couty resluts", "county resluts", "Cuonty", "reslts"],
)
def test_a_misspelled_query_is_corrected_and_says_so(client, publish, query):
    publish("County results", day="2022-01-01")
    page = page_of(client, query)
    assert titles(page) == ["County results"]
    assert "Showing results for “" in words(page) and f"Search for “{query}” instead" in words(page)


def test_the_query_as_typed_can_be_searched_for(client, publish):
    publish("County results")
    page = page_of(client, "cuonty", as_typed="1")
    assert titles(page) == [] and "Showing results" not in page


def test_a_word_that_is_known_is_never_replaced(client, publish):
    publish("Country")
    publish("County")
    page = page_of(client, "county")
    assert titles(page) == ["County"] and "Did you mean" not in page


def test_where_little_is_found_a_likelier_spelling_is_offered(client, publish):
    """ "Conty" is in no record by itself, and begins one word."""
    publish("Contymap")
    publish("County results")
    page = page_of(client, "conty")
    assert titles(page) == ["Contymap"] and "Did you mean “county”?" in words(page)


def test_the_nearest_word_wins_then_the_most_frequent(client, publish):
    publish("Meeting")
    publish("Heating")
    publish("Heating again")
    assert "“meeting”" in words(page_of(client, "meetinng"))
    assert "“heating”" in words(page_of(client, "heatinng"))


@pytest.mark.parametrize("query", ["zzzzzzz", "bsu", "2022-71", "隐隐"])
def test_nothing_is_suggested_where_nothing_is_near(client, publish, query):
    publish("County results", number="2022-17")
    page = words(page_of(client, query))
    assert "Did you mean" not in page and "Showing results" not in page and "Nothing matches" in page


def test_a_spelling_that_was_redacted_is_not_suggested(client, publish):
    copy = publish("Zqcanary")
    copy.removed_at = copy.modified_at
    indexing.index([copy])
    assert "anary" not in words(page_of(client, "zqcanray")).replace("zqcanray", "")
