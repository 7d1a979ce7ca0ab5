"""A number, a date or a receipt code leads above the results; nobody is sent on."""

import pytest

from cms.models import ChangedRow, PublishedRecord
from cms.search.jumps import holds_receipt
from tests.cms.search.search_pages import jumps, page_of, titles, words

pytestmark = pytest.mark.engine
CODE = "TL-7K4M-Q2XD-9HPA-W3CV"


@pytest.mark.parametrize(
    ("number", "query"),
    [
        ("2022-17", "2022-17"), ("2022-17", " 2022–17."), ("2022-17", "No. 2022-17"), ("2022-17", "#2022-17"),
        ("F-12", "F-12"), ("F-12", "f-12"), ("F-12", "F12"), ("F-12", "f 12"),
        ("P-2022-08", "P-2022-08"), ("P-2022-08", "p-2022-8"), ("P-2022-08", "p2022-08"),
    ],
)  # fmt: skip
def test_a_number_leads_however_it_is_typed(client, publish, number, query):
    publish("County results", number=number)
    publish("Another", f"It mentions {number}", number="2021-1")
    page = page_of(client, query)
    assert jumps(page) == ["County results"] and "Go to record" in page


def test_beside_a_number_the_other_words_are_searched_for(client, publish):
    publish("First things", number="2022-17")
    publish("County map")
    page = page_of(client, "county 2022-17")
    assert jumps(page) == ["First things"] and titles(page) == ["County map"]
    assert "1 result for “county”" in page


def test_a_number_alone_also_finds_who_mentions_it(client, publish):
    publish("First things", number="2022-17")
    publish("Report", "After 2022-17")
    assert titles(page_of(client, "2022-17")) == ["First things", "Report"]


def test_a_number_that_is_public_no_more_does_not_lead(client, publish):
    copy = publish("First things", number="2022-17")
    ChangedRow.objects.create(table=copy.table, row=copy.row, is_deleted=True)
    page = page_of(client, "2022-17")
    assert jumps(page) == titles(page) == []
    PublishedRecord.objects.update(removed_at=copy.modified_at)
    assert jumps(page_of(client, "2022-17")) == []


@pytest.mark.parametrize(
    ("path", "query"),
    [
        *(("/search/", query) for query in (
            "June 8, 2022", "june 8 2022", "Jun 8, 2022", "June 8th, 2022", "8 June 2022", "Jun. 8, 2022",
            "2022-06-08", "2022-6-8", "6/8/2022", "06/08/2022", "6-8-2022", "meeting June 8, 2022",
            "meeting of 6/8/2022", "2022年6月8日", "2022년 6월 8일", "8 de junio de 2022",
        )),
        *(("/es/search/", query) for query in (
            "8 de junio de 2022", "8 junio 2022", "8/6/2022", "6/8/2022", "2022-06-08", "reunión 8 de junio del 2022",
        )),
    ],
)  # fmt: skip
def test_a_date_shows_the_meetings_of_that_day(client, publish, path, query):
    publish("Regular session", kind="meetings", day="2022-06-08")
    publish("Another session", kind="meetings", day="2022-06-09")
    publish("Not a gathering", day="2022-06-08")
    assert jumps(page_of(client, query, path)) == ["Regular session"]


def test_a_date_also_finds_who_names_it_in_a_sentence(client, publish):
    publish("Report", "As said on June 8, 2022, it opens.")
    publish("Informe", "Como se dijo el 8 de junio de 2022.", language="es")
    publish("Dated", day="2022-06-08")
    assert set(titles(page_of(client, "6/8/2022"))) == {"Report", "Informe", "Dated"}


@pytest.mark.parametrize("query", ["2022-13-45", "June 45, 2022", "99/99/2022", "February 30, 2022", "1/2/3"])
def test_a_day_that_does_not_exist_is_looked_for_as_words(client, publish, query):
    publish("Regular session", kind="meetings", day="2022-06-08")
    assert jumps(page_of(client, query)) == []


@pytest.mark.parametrize(
    "typed",
    [
        CODE, CODE.lower(), CODE.replace("-", " "), CODE.replace("-", ""), f"my receipt {CODE}", CODE[:-1],
        CODE[:-5], CODE[3:], CODE.replace("-", "–"), CODE.replace("7", "O"),
    ],
)  # fmt: skip
def test_a_receipt_code_is_not_looked_up_and_not_written_anywhere(
    client, publish, django_assert_num_queries, typed
):
    assert holds_receipt(typed)
    client.get("/search/", {"q": CODE})
    with django_assert_num_queries(0):
        answer = client.get("/search/", {"q": typed})
        suggested = client.get("/search/suggest/", {"q": typed})
    page = answer.content.decode()
    assert "This looks like a receipt code" in page and 'href="/receipts/"' in page
    assert CODE[3:12].lower() not in page.lower().replace("–", "-")
    for each in (answer, suggested):
        assert each["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer" and suggested.json() == {"suggestions": []}


@pytest.mark.parametrize(
    "query",
    [
        "title",
        "TL",
        "2022-17",
        "data from 2021 2022",
        "accommodations",
        "what when 2022 2023 2024",
        "AB-132 plan",
    ],
)
def test_other_words_are_not_taken_for_a_receipt_code(query):
    assert not holds_receipt(query)


def test_the_page_about_a_receipt_has_no_results(client, publish):
    publish("Bus", CODE)
    assert "result" not in words(page_of(client, CODE)).replace("results", "")
