"""The search page: tabs, filters, excerpts, answers without results."""

import pytest

from tests.cms.search.search_pages import page_of, tabs, titles, words


def test_before_a_query_the_page_leads_on(client, db):
    page = words(page_of(client, ""))
    assert "Browse instead" in page and "Do you have a number?" in page and "Nothing matches" not in page


def test_a_result_shows_kind_date_body_number_and_standing(client, publish):
    publish("Governing Board", kind="bodies", key="governing-board")
    publish(
        "County results",
        "First",
        day="2022-11-09",
        body="governing-board",
        number="2022-17",
        standing="Adopted",
    )
    shown = words(page_of(client, "county").partition("<ol")[2].partition("</ol>")[0])
    for each in ("Decision", "November 9, 2022", "Governing Board", "2022-17", "Adopted"):
        assert each in shown


@pytest.fixture
def three(publish):
    publish("Bus one", day="2022-01-01", body="a")
    publish("Bus two", day="2023-01-01", body="b")
    publish("Bus three", kind="meetings", day="2023-02-01", body="a")


def test_tabs_count_each_kind(client, three):
    assert tabs(page_of(client, "bus")) == {"All": 3, "Decisions": 2, "Meetings": 1}


def test_counts_of_tabs_respect_the_other_filters(client, three):
    assert tabs(page_of(client, "bus", year="2023", kind="decisions")) == {
        "All": 2,
        "Decisions": 1,
        "Meetings": 1,
    }


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"kind": "meetings"}, ["Bus three"]),
        ({"year": "2022"}, ["Bus one"]),
        ({"body": "a"}, ["Bus three", "Bus one"]),
        ({"body": "a", "year": "2022"}, ["Bus one"]),
        ({"language": "en"}, ["Bus three", "Bus two", "Bus one"]),
        (
            {"kind": "no-such", "year": "x", "language": "xx", "page": "-1"},
            ["Bus three", "Bus two", "Bus one"],
        ),
    ],
)
def test_filters(client, three, filters, found):
    assert titles(page_of(client, "bus", **filters)) == found


def test_without_results_each_filter_can_be_removed(client, three):
    page = page_of(client, "bus", kind="meetings", year="2022", body="b")
    assert "Nothing matches with these filters." in page
    for each in ("Meetings", "2022", "b"):
        assert f"Remove “{each}”" in page
    assert 'href="?q=bus&amp;kind=meetings&amp;body=b"' in page


def test_a_language_in_which_nothing_is_found_can_be_removed_too(client, three):
    assert "Remove “한국어”" in page_of(client, "bus", language="ko")


def test_without_any_result_the_page_leads_on(client, three):
    page = words(page_of(client, "zebra"))
    assert "Nothing matches “zebra”" in page and "Browse instead" in page and "Ask the office" in page


def test_what_was_found_is_marked_in_title_and_excerpt(client, publish):
    publish(
        "County results",
        "Nothing at first. " * 60 + "Here the counties are named, with F-12. " + "End. " * 99,
    )
    page = page_of(client, "county F-12")
    assert "<mark>County</mark> results" in page
    assert "… " in page and "<mark>counties</mark>" in page and "<mark>F-12</mark>" in page


def test_an_excerpt_marks_accents_and_characters(client, publish):
    publish("A", "La educación de los niños", language="es")
    publish("B", "我们的数据隐私保护", language="zh-hans")
    assert "<mark>educación</mark>" in page_of(client, "educacion")
    assert "我们的数据<mark>隐私</mark>保护" in page_of(client, "隐私")


def test_texts_of_records_stay_text(client, publish):
    publish("<b>Bus</b> & <script>x</script>", '"><img src=x onerror=1> bus <mark>not</mark>')
    page = page_of(client, "bus")
    assert "<script>x" not in page and "<img" not in page and "<mark>not" not in page
    assert "&lt;b&gt;<mark>Bus</mark>&lt;/b&gt;" in page and "&lt;mark&gt;not&lt;/mark&gt;" in page


def test_search_pages_are_not_indexed(client, db):
    for address in ("/search/", "/search/?q=bus", "/search/suggest/?q=bus"):
        assert client.get(address)["X-Robots-Tag"] == "noindex, follow"
    assert '<meta name="robots" content="noindex">' in client.get("/search/").content.decode()


def test_every_public_page_has_the_box(client, db):
    page = client.get("/verify/").content.decode()
    assert 'action="/search/"' in page and 'data-suggest="/search/suggest/"' in page
    assert 'action="/es/search/"' in client.get("/es/verify/").content.decode()


def test_another_language_keeps_the_search_and_its_filters(client, three):
    page = client.get("/search/?q=bus&kind=meetings&sort=newest&page=2").content.decode()
    assert 'href="/es/search/?q=bus&amp;kind=meetings&amp;sort=newest" lang="es"' in page
    assert 'href="/es/search/" lang="es"' in client.get("/search/").content.decode()


def test_spanish_pages_lead_to_spanish_pages(client, publish):
    copy = publish("Data plan")
    assert f'href="/es/decisions/{copy.row}/"' in page_of(client, "data", "/es/search/")


@pytest.mark.parametrize("query", ["bus", "busses 2022-17 zebra", "bsu", "june 8, 2022"])
def test_a_page_takes_at_most_six_statements_however_many_records(
    client, publish, django_assert_max_num_queries, query
):
    client.get("/search/", {"q": query})
    for at in range(3):
        publish(f"Bus {at}", "Text", body="governing-board", day="2022-06-08", kind="meetings")
    with django_assert_max_num_queries(6) as few:
        client.get("/search/", {"q": query})
    for at in range(30):
        publish(f"Bus {at}", "Text", body=f"b{at}", day="2022-06-08", kind="meetings")
    with django_assert_max_num_queries(len(few)):
        client.get("/search/", {"q": query})
