"""Of more results than are counted, the first are listed; the page and the desk say so."""

import pytest

from cms.search import matches, statements
from tests.cms.search.search_pages import page_of, tabs, titles, words

pytestmark = pytest.mark.engine


@pytest.fixture(autouse=True)
def few_are_counted(monkeypatch):
    monkeypatch.setattr(matches, "MOST", 40)


@pytest.fixture
def buses(publish):
    """50, of which 5 are meetings of 2021 and of the board; and another 5 of 2024."""
    publish("Governing Board", kind="bodies", key="governing-board")
    publish("Empty Board", kind="bodies", key="empty-board")
    for at in range(40):
        publish(f"Bus {at}", day="2023-01-01")
    for at in range(5):
        publish(f"Old bus {at}", kind="meetings", day="2021-01-01", body="governing-board")
        publish(f"New bus {at}", "Text", day="2024-01-01")


def test_the_page_says_that_there_are_more_and_lists_the_first(client, buses):
    page = page_of(client, "bus")
    assert "More than 40 results for “bus”" in words(page)
    assert "Only the first 40 are listed. Narrow it down or add a word to see others." in words(page)
    assert "Page 1 of 2" in words(page)
    assert titles(page)[:5] == [f"New bus {at}" for at in range(5)]
    assert titles(page_of(client, "bus", page=99)) == [f"Bus {at}" for at in range(15, 35)]


def test_kinds_have_no_numbers_and_each_body_with_records_and_year_may_be_chosen(client, buses):
    page = page_of(client, "bus")
    assert tabs(page) == {} and "kind=meetings" in page
    narrow = page.partition("<aside")[2]
    assert "Governing Board" in narrow and "Empty Board" not in narrow
    assert all(f'<option value="{year}">' in narrow for year in (2021, 2022, 2023, 2024))


def test_as_many_as_are_counted_are_all_counted(client, publish):
    for at in range(40):
        publish(f"Bus {at}")
    page = page_of(client, "bus")
    assert "40 results for “bus”" in words(page) and "More than" not in words(page)
    assert tabs(page) == {"All": 40, "Decisions": 40}


@pytest.mark.parametrize("filters", [{"kind": "meetings"}, {"body": "governing-board"}, {"year": "2021"}])
def test_narrowed_down_all_are_listed(client, buses, filters):
    page = page_of(client, "bus", **filters)
    assert titles(page) == [f"Old bus {at}" for at in range(5)]
    assert "5 results for “bus”" in words(page) and "Only the first" not in words(page)


def test_the_newest_of_many_come_first(client, buses):
    assert titles(page_of(client, "bus", sort="newest"))[:6] == [
        *(f"New bus {at}" for at in range(5)),
        "Bus 0",
    ]
    narrowed = page_of(client, "bus", sort="newest", body="governing-board")
    assert titles(narrowed) == [f"Old bus {at}" for at in range(5)]


def test_the_desk_counts_no_further_either(client, buses, cast):
    page = cast["editor"].get("/desk/search/", {"q": "bus"}).content.decode()
    assert 'search-tabs__count">40+<' in page


def test_in_another_language_the_page_says_so_too(client, buses):
    assert "Más de 40 resultados de “bus”" in words(page_of(client, "bus", "/es/search/"))


@pytest.mark.parametrize("most", [3, 100])
def test_a_beginning_of_few_or_many_words_is_found(client, publish, monkeypatch, most):
    monkeypatch.setattr(statements, "MOST_WORDS", most)
    for at in range(45):
        publish("Record", f"transfer{chr(97 + at % 26)}{chr(97 + at // 26)}")
    assert "More than 40 results" in words(page_of(client, "transfer"))


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("bus", {}),
        ("bus 2022-17", {"kind": "meetings", "sort": "newest"}),
        ("bus", {"kind": "meetings", "body": "governing-board", "year": "2021", "language": "en"}),
    ],
)
def test_many_results_take_at_most_six_statements(
    client, buses, django_assert_max_num_queries, query, filters
):
    client.get("/search/", {"q": query, **filters})
    with django_assert_max_num_queries(6):
        client.get("/search/", {"q": query, **filters})
