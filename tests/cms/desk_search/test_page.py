"""The page of the desk search: groups, excerpts, answers without results, and what it costs."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms.models import Milestone
from tests.cms.desk_search.conftest import titles

ADDRESS = "/desk/search/"


def page_of(browser, query, **more):
    return browser.get(ADDRESS, {"q": query, **more}).content.decode()


@pytest.mark.parametrize("name", ["editor", "clerk", "analyst", "publisher", "administrator"])
def test_all_staff_may_search(cast, name):
    assert cast[name].get(ADDRESS).status_code == 200


@pytest.mark.parametrize("name", ["resident", "member"])
def test_for_others_there_is_no_search_at_the_desk(cast, name):
    assert cast[name].get(ADDRESS).status_code == 404


def test_a_source_is_asked_only_for_those_who_may_read_it(cast, step):
    step("County")
    assert titles(cast["editor"], "county") == ["County"]
    with CaptureQueriesContext(connection) as ran:
        assert titles(cast["clerk"], "county") == []
    assert not [each for each in ran if Milestone._meta.db_table in each["sql"]]


def test_a_result_shows_state_number_day_and_excerpt(cast, step):
    found = step("First step", "In every county, soon")
    page = page_of(cast["editor"], "county")
    for words in ("Promised", f"M-{found.pk}", "June 8, 2022", "In every <mark>county</mark>, soon"):
        assert words in page, words


def test_texts_stay_text(cast, step):
    step("<b>Bus</b>", "<script>x</script> bus")
    page = page_of(cast["editor"], "bus")
    assert "<script>x" not in page and "&lt;b&gt;<mark>Bus</mark>&lt;/b&gt;" in page


def test_five_of_a_kind_are_shown_and_twenty_of_it_alone(cast, step):
    for number in range(23):
        step(f"Bus {number}")
    page = page_of(cast["editor"], "bus")
    assert "20+" in page and 'href="/desk/search/?q=bus&amp;kind=steps"' in page
    assert 'href="/all/?words=bus"' in page
    assert len(titles(cast["editor"], "bus")) == 5
    assert len(titles(cast["editor"], "bus", kind="steps")) == 20
    assert len(titles(cast["editor"], "bus", kind="no-such")) == 5


def test_before_a_query_and_without_a_result_the_page_says_what_is_searched(cast, step):
    for query, words in (("", "What is searched"), ("zebra", "Nothing matches “zebra”")):
        page = page_of(cast["editor"], query)
        assert words in page and "<li>Steps</li>" in page


def test_a_receipt_code_is_not_looked_up(cast, step):
    page = page_of(cast["editor"], "TL-7K3M-9QXA-2B4C")
    assert "This looks like a receipt code" in page and "7K3M" not in page


def test_the_bar_of_the_desk_has_the_box_for_staff_alone(cast):
    assert 'action="/desk/search/"' in cast["editor"].get("/desk/").content.decode()
    assert 'action="/es/desk/search/"' in cast["editor"].get("/es/desk/").content.decode()
    assert "/desk/search/" not in cast["member"].get("/workspace/").content.decode()


@pytest.mark.engine
@pytest.mark.parametrize("query", ["bus", "bus 2022-17", "june 8, 2022", "zebra"])
def test_statements_do_not_grow_with_rows(cast, step, query, django_assert_max_num_queries):
    page_of(cast["editor"], query)
    for number in range(3):
        step(f"Bus {number}")
    with CaptureQueriesContext(connection) as few:
        page_of(cast["editor"], query)
    for number in range(30):
        step(f"Bus {number}")
    with django_assert_max_num_queries(len(few)):
        page_of(cast["editor"], query)
