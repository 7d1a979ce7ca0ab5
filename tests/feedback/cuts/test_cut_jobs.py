"""A cut is made by the worker: counted first, with progress, stopped when asked, the same when run twice."""

from datetime import timedelta

import pytest

from cms import clock
from cms.jobs import queue
from cms.models import Job
from feedback.cuts import files as cut_files
from feedback.cuts import rows as cut_rows
from feedback.cuts.services import make_cut
from feedback.exceptions import NotPossibleNow
from feedback.models import Campaign, Coding, Cut, Demographics
from tests.factories import feedback as make


@pytest.fixture
def few_in_a_chunk(monkeypatch):
    monkeypatch.setattr(cut_rows, "CHUNK", 3)


def test_a_cut_is_asked_for_on_the_desk_and_made_by_a_job(
    form, analyst, client_for, few_in_a_chunk, django_capture_on_commit_callbacks
):
    for number in range(7):
        make.make_submission(form, f"Number {number}", submitted_at=clock.now() - timedelta(days=3))
    make.make_submission(form, "New")
    day = (clock.today() - timedelta(days=1)).isoformat()
    with django_capture_on_commit_callbacks(execute=True):
        response = client_for(analyst).post("/desk/cuts/", {"form": form.pk, "until": day})
    job, cut = Job.objects.get(handler="feedback.make_cut"), Cut.objects.get()
    assert response["Location"] == job.get_absolute_url()
    assert (cut.rows, job.state, job.done, job.total) == (7, "done", 7, 7)
    assert job.result["url"] == cut.get_absolute_url()


def test_the_screen_counts_before_it_makes(form, analyst, client_for):
    make.make_submission(form, language="es")
    make.make_submission(form)
    page = client_for(analyst).post("/desk/cuts/", {"language": "es", "count": "1"})
    assert page.status_code == 200 and "This includes 1 comment now." in page.content.decode()
    assert not Job.objects.filter(handler="feedback.make_cut").exists() and not Cut.objects.exists()


@pytest.mark.engine
def test_from_to_and_state_filter_and_a_time_without_a_zone_is_refused(form, analyst):
    make.make_submission(form, submitted_at=clock.now() - timedelta(days=9))
    make.make_submission(form, state="hidden")
    since = (clock.now() - timedelta(days=2)).isoformat()
    assert make_cut(actor=analyst, filters={"since": since}).rows == 1
    assert make_cut(actor=analyst, filters={"state": "received"}).rows == 1
    with pytest.raises(NotPossibleNow):
        make_cut(actor=analyst, filters={"since": "2022-05-01T00:00"})


@pytest.mark.engine
def test_a_stopped_cut_leaves_nothing(form, analyst, few_in_a_chunk):
    for _number in range(4):
        make.make_submission(form)

    def stop(done, total):
        raise queue.Cancelled

    with pytest.raises(queue.Cancelled):
        make_cut(actor=analyst, progress=stop)
    assert not Cut.objects.exists()


@pytest.mark.engine
def test_the_same_wish_run_twice_makes_one_cut(form, analyst):
    first = make_cut(actor=analyst, token="wish-1")
    assert make_cut(actor=analyst, token="wish-1") == first
    assert Cut.objects.count() == 1


@pytest.mark.engine
def test_more_comments_take_no_more_statements(form, code, analyst):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = []
    for _more in range(2):
        for _number in range(4):
            make.code_text(make.make_submission(form, state="published"), code, analyst)
        with CaptureQueriesContext(connection) as statements:
            make_cut(actor=analyst)
        asked.append(len(statements))
    assert asked[1] <= asked[0]


def test_a_row_holds_who_took_part_apart_its_campaign_and_only_words_that_stand(form, code, analyst):
    made = make.make_submission(form, "Old words.", state="published", youth="13_to_17")
    make.code_text(made, code, analyst)
    old = made.texts.get()
    campaign = Campaign.objects.create(form=form, sample=old, size=1)
    made.texts.update(superseded_at=clock.now())
    made.texts.create(question_key="missing", text="New words.", language="en")
    Demographics.objects.create(submission=made, answers={"county": "red"})
    type(made).objects.filter(pk=made.pk).update(campaign=campaign)
    row = next(cut_files.rows(make_cut(actor=analyst)))
    assert [each["text"] for each in row["texts"]] == ["New words."] and row["codes"] == []
    assert (row["about"], row["campaign"], row["youth"]) == ({"county": "red"}, campaign.pk, "13_to_17")
    assert row["may_quote"] is False and "county" not in row["answers"]


@pytest.mark.engine
def test_a_merged_code_counts_as_the_one_it_went_to(form, book, code, analyst):
    old = make.make_code(book, "town")
    make.code_text(make.make_submission(form, state="published"), old, analyst)
    type(old).objects.filter(pk=old.pk).update(status="merged", merged_into=code)
    cut = make_cut(actor=analyst, filters={"code": "place"})
    assert cut.rows == 1 and Coding.objects.get().code == old
    assert [each["code"] for each in next(cut_files.rows(cut))["codes"]] == ["place"]


def test_files_of_older_cuts_are_still_read(form, analyst):
    import io

    from cms.storage import private_storage

    make.make_submission(form, state="published")
    cut = make_cut(actor=analyst)
    new = {"about", "campaign", "youth", "edited_at", "files"}
    lines = list(cut_files.lines_of(cut.file))
    old = [{key: value for key, value in row.items() if key not in new} for row in lines[1:]]
    for question in lines[0]["meta"]["questions"]:
        del question["condition"], question["settings"], question["versions"]
    content = b"".join(cut_files.line_of(line) for line in [lines[0], *old])
    cut.file = private_storage().save("cuts/old.jsonl", io.BytesIO(content))
    assert next(cut_files.rows(cut))["about"] == {} and cut_files.meta(cut)["questions"][0]["versions"] == []
