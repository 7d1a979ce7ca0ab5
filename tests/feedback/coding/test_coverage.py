"""What has been read by whom, and what by nobody."""

from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from feedback.coding.coverage_report import coverage
from feedback.coding.services import keep_reading, mark_read
from feedback.models import Submission
from tests.factories import feedback as make
from tests.factories.coding import make_texts
from tests.furniture import furnished

WHERE = "/desk/coding/coverage/"


@furnished
def read(form, analyst, publisher):
    texts = make_texts(form, 4)
    mark_read(actor=analyst, texts=texts[:3])
    mark_read(actor=publisher, texts=texts[:1])
    keep_reading(actor=publisher, text=texts[1], note="?", state="flagged")
    return texts


def test_it_counts_what_is_read_by_whom_and_twice(form, read, analyst, publisher):
    told = coverage(form)
    assert (told["total"], told["read"], told["twice"]) == (4, 3, 2)
    (row,) = told["matrix"]["rows"]
    assert [(cell["coder"], cell["read"], cell["flagged"]) for cell in row["cells"]] == [
        (str(analyst), 3, 0),
        (str(publisher), 2, 1),
    ]


def test_months_are_those_of_pacific_time_in_which_the_comments_came(form, read):
    submission = read[0].submission
    submission.submitted_at = datetime(2022, 6, 1, 3, tzinfo=UTC)  # still May in California
    submission.save()
    months = [str(row["month"]) for row in coverage(form)["matrix"]["rows"]]
    assert months[-1] == "2022-05-01"


@pytest.mark.parametrize("back", [30, 130])
def test_months_that_are_not_shown_are_told_together_as_earlier(form, client_for, analyst, monkeypatch, back):
    monkeypatch.setattr("feedback.coding.coverage_report.MOST_MONTHS", 1)
    texts = make_texts(form, 3)
    day = datetime(2022, 6, 15, tzinfo=UTC)
    for text, months in zip(texts, (0, 1, back), strict=True):
        year, month = divmod(2022 * 12 + 5 - months, 12)
        moment = day.replace(year=year, month=month + 1)
        Submission.objects.filter(pk=text.submission_id).update(submitted_at=moment)
    mark_read(actor=analyst, texts=texts[1:])
    told = coverage(form)
    newest, earlier = told["matrix"]["rows"]
    assert (newest["month"], newest["texts"], earlier["month"], earlier["texts"]) == (
        day.date().replace(day=1),
        1,
        None,
        2,
    )
    assert [cell["read"] for cell in earlier["cells"]] == [2] and told["total"] == 3
    assert '<th scope="row">Earlier</th>' in client_for(analyst).get(WHERE).text


def test_what_nobody_read_is_told_by_language_and_channel_with_its_zero(form, read, client_for, analyst):
    make.make_submission(form, "Hola", language="es", channel="web")
    told = coverage(form)
    assert {(row["label"], row["cell"]) for row in told["languages"]} == {("English", 1), ("Español", 1)}
    assert [row["cell"] for row in told["channels"]] == [1, 1]
    html = client_for(analyst).get(f"{WHERE}?form=survey").content.decode()
    assert "3 of 5" in html and "2 of 3" in html


def test_its_statements_do_not_grow(form, read, client_for, analyst):
    desk, counted = client_for(analyst), []
    for _more in range(2):
        desk.get(WHERE)
        with CaptureQueriesContext(connection) as asked:
            desk.get(WHERE)
        counted.append(len(asked))
        mark_read(actor=analyst, texts=make_texts(form, 15))
    assert counted[0] == counted[1]
