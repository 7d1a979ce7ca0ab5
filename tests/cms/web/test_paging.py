"""Long lists are counted up to 500; whatever number is asked for gives a page."""

from django.template.loader import render_to_string
from django.test import RequestFactory

import pytest

from cms.models import StoredLimit
from cms.web import paging
from cms.web.paging import LongPaginator, is_long, page_of_many

pytestmark = pytest.mark.django_db
STRANGE = ["0", "-1", "abc", "", "1.5", "٣", "\x00", str(10**30), "9" * 5000, "9" * 12]


def rows(number: int):
    made = StoredLimit.objects.bulk_create(
        StoredLimit(key=f"{n:05}", value="", expires_at=n) for n in range(number)
    )
    assert len(made) == number
    return StoredLimit.objects.order_by("key").values_list("expires_at", flat=True)


def page(found, number: object, per_page: int = 10):
    request = RequestFactory().get("/", {} if number is None else {"page": number})
    return page_of_many(request, found, per_page)


def links(found) -> str:
    return render_to_string("components/pagination.html", {"rows": found, "list_url": "/list/"})


@pytest.mark.parametrize("number", STRANGE)
@pytest.mark.parametrize("size", [0, 1, 30])
def test_any_number_gives_a_page_of_a_list_of_any_length(size, number, monkeypatch):
    monkeypatch.setattr(paging, "MOST_COUNTED", 20)
    found = page(rows(size), number)
    assert 1 <= found.number <= 3 and len(found.object_list) == min(size, 10)
    links(found)


def test_five_hundred_rows_are_counted_and_one_more_is_many():
    found = rows(501)
    less = page(found.filter(expires_at__gt=0), 50)
    assert (less.paginator.count, is_long(less.paginator), list(less)) == (500, False, [*range(491, 501)])
    assert not less.has_next() and "Page 50 of 50" in links(less)
    many = page(found, 50)
    assert is_long(many.paginator) and many.has_next() and list(many) == [*range(490, 500)]
    assert "Page 50<" in links(many) and "page=51" in links(many) and "page=49" in links(many)
    last = page(found, 51)
    assert list(last) == [500] and not last.has_next() and last.has_previous()


def test_one_page_is_read_in_two_queries_and_a_page_beyond_the_end_is_the_last_one(
    monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(paging, "MOST_COUNTED", 20)
    found = rows(35)
    with django_assert_num_queries(2):
        assert list(page(found, 3)) == [*range(20, 30)]
    beyond = page(found, 9)
    assert (beyond.number, list(beyond), beyond.has_next()) == (4, [*range(30, 35)], False)


def test_rows_that_vanish_between_counting_and_reading_leave_an_empty_first_page(monkeypatch):
    monkeypatch.setattr(paging, "MOST_COUNTED", 20)
    pages = LongPaginator(rows(30), 10)
    assert pages.is_long
    StoredLimit.objects.all().delete()
    found = pages.get_page(3)
    assert (found.number, list(found), found.has_next(), found.has_previous()) == (1, [], False, False)
    links(found)
