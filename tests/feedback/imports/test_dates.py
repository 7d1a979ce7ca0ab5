"""Dates as people and programs write them; what is no date of a format is refused, never bent."""

from time import monotonic

import pytest

from feedback.imports.dates import FORMATS, DateCounter, best_format, is_ambiguous, read_date


@pytest.mark.parametrize(
    ("form", "written", "read"),
    [
        ("iso", "2022-06-24", "2022-06-24"),
        ("iso", "2022/6/4", "2022-06-04"),
        ("iso", "2022-06-24 15:05", "2022-06-24T15:05:00-07:00"),
        ("iso", "2022-12-24T15:05:09.123456Z", "2022-12-24T15:05:09.123456+00:00"),
        ("iso", "2022-07-12T04:00Z", "2022-07-12T04:00:00+00:00"),
        ("iso", "2022-06-24 15:05:33 UTC", "2022-06-24T15:05:33+00:00"),
        ("us", "6/4/2022", "2022-06-04"),
        ("us", "06/24/22 3:05 PM", "2022-06-24T15:05:00-07:00"),
        ("us", "06/24/98", "1998-06-24"),
        ("us", "6/24/2022, 12:05 a.m.", "2022-06-24T00:05:00-07:00"),
        ("eu", "24.06.2022 15:05", "2022-06-24T15:05:00-07:00"),
        ("long", "June 24, 2022 3:05 PM", "2022-06-24T15:05:00-07:00"),
        ("long", "Jun 24, 2022 03:05 PM EDT", "2022-06-24T15:05:00-04:00"),
        ("long", "Friday, June 24th, 2022 at 3:05 pm", "2022-06-24T15:05:00-07:00"),
        ("long", "24 de junio de 2022", "2022-06-24"),
        ("long", "24-Jun-2022", "2022-06-24"),
        ("long", "Fri Jun 24 2022 22:05:00 GMT+0000 (UTC)", "2022-06-24T22:05:00+00:00"),
        ("epoch_s", "1656108300", "2022-06-24T15:05:00-07:00"),
        ("epoch_ms", "1656108300000", "2022-06-24T15:05:00-07:00"),
    ],
)
def test_each_format_reads_its_own(form, written, read):
    found = read_date(written, form)
    assert found is not None and found.isoformat() == read


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("iso", "06/24/2022"),
        ("iso", "2022-02-30"),
        ("iso", "2022-06-24 25:00"),
        ("us", "24/06/2022"),
        ("us", "6/24/2022 13:05 PM"),
        ("long", "Juno 24, 2022"),
        ("long", "June 24, 2022 3:05 PM XYZ"),
        ("epoch_s", "12"),
        ("eu", ""),
        ("iso", "0001-01-01T00:00:00Z"),
        ("iso", "1899-12-31"),
        ("us", "01/01/2101"),
        ("epoch_s", "9999999999"),
        ("long", "June 24, 2022" + " " * 80 + "x"),
    ],
)
def test_what_is_no_date_of_the_format_is_refused(form, written):
    assert read_date(written, form) is None


def test_a_long_cell_costs_no_time_in_any_format():
    began = monotonic()
    for form in FORMATS:
        assert read_date("06/24/2022" + " " * 5_000 + "x", form) is None
    assert monotonic() - began < 1


def test_an_evening_in_seconds_is_the_same_day_here():
    """11:05 PM of June 24 in Pacific Time is June 25 in UTC."""
    found = [read_date("1656137100", "epoch_s", zone) for zone in ("", "America/New_York", "UTC")]
    assert [str(each)[:16] for each in found] == ["2022-06-24 23:05", "2022-06-25 02:05", "2022-06-25 06:05"]


def test_a_time_without_a_zone_is_in_the_chosen_one():
    found = read_date("6/24/2022 15:05", "us", "America/New_York")
    assert found is not None and found.isoformat() == "2022-06-24T15:05:00-04:00"


@pytest.mark.parametrize(
    ("values", "best", "ambiguous"),
    [
        (["03/04/2022", "05/06/2022"], "", True),
        (["03/04/2022", "05/26/2022"], "us", False),
        (["03/04/2022", "26/05/2022"], "eu", False),
        (["2022-06-24", "N/A"], "iso", False),
        (["12", "900", "7"], "", False),
        (["1656108300", "12"], "", False),
        (["Words with 3 numbers", "and more"], "", False),
    ],
)
def test_month_and_day_are_never_guessed(values, best, ambiguous):
    counter = DateCounter()
    for value in values:
        counter.add(value)
    assert (best_format(counter.likely()), is_ambiguous(counter.likely())) == (best, ambiguous)
