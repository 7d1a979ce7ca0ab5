"""Twelve messy files of six programs become consultations: no text lost, no attribute lost, no date moved."""

from datetime import datetime

import pytest

from feedback.models import Attribute, ContactDetail, ImportBatch, Submission, SubmissionText
from tests.factories import exports_of_tools as tools
from tests.factories import imports as files

LONG = tools.LONG


def became(browser, run_jobs, name):
    """Upload, make the form as proposed, import: three buttons. Returns the comments by their reference."""
    filename, data = tools.FILES[name]
    return brought_in(browser, run_jobs, data, filename)


def brought_in(browser, run_jobs, data, filename, repairs=()):
    with run_jobs():
        assert files.upload(browser, None, data, filename).status_code == 302
    batch = ImportBatch.objects.get()
    with run_jobs():
        sent = files.matched(batch) | {"title": "From a file"}
        assert browser.post(batch.get_absolute_url(), sent).status_code == 302
    for group, action in repairs:
        with run_jobs():
            send = {"group": group, "action": action}
            assert browser.post(f"{batch.get_absolute_url()}repair/", send).status_code == 302
    batch.refresh_from_db()
    assert (batch.state, batch.refused) == ("checked", [])
    with run_jobs():
        assert browser.post(f"{batch.get_absolute_url()}run/").status_code == 302
    return {each.import_ref: each for each in Submission.objects.prefetch_related("texts")}


@pytest.fixture
def browser(analyst, client_for):
    return client_for(analyst)


@pytest.fixture
def run_jobs(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def texts_of(comment):
    return [each.text for each in comment.texts.all()]


def received(comment):
    return None if comment.date_unknown else comment.submitted_at


def at(words):
    return datetime.fromisoformat(words)


@pytest.mark.parametrize("name", ["polis", "polis in seconds"])
def test_polis_keeps_votes_and_the_moment(browser, run_jobs, name):
    found = became(browser, run_jobs, name)
    assert texts_of(found["0"]) == [LONG] and texts_of(found["1"]) == ["“No” – 不"]
    assert received(found["0"]) == at("2022-06-24T15:05:00-07:00")
    kept = {"author_id": "7", "agrees": 12, "disagrees": 3, "moderated": "1"}
    assert kept.items() <= found["0"].attributes.items()
    assert found["0"].attributes["datetime"].startswith("Fri Jun 24 2022 22:05:00")


@pytest.mark.parametrize("name", ["kobo", "kobo workbook"])
def test_kobo_keeps_groups_and_text_over_two_lines(browser, run_jobs, name):
    found = became(browser, run_jobs, name)
    assert texts_of(found["u-3"]) == ["A\nsecond line"] and texts_of(found["u-1"]) == [LONG]
    assert received(found["u-1"]) == at("2022-06-24T15:09:05-07:00")
    assert found["u-1"].attributes["start"] == "2022-06-24T08:00:11.123000-07:00"
    assert found["u-2"].attributes["notes"] == "x"
    question = found["u-1"].version.questions.get(kind="one_choice")
    labels = {each["key"]: each["label"]["en"] for each in question.choices}
    assert [labels[found[ref].answers[question.key]] for ref in ("u-1", "u-4")] == ["la", "kern"]


@pytest.mark.parametrize("name", ["limesurvey", "limesurvey with semicolons"])
def test_limesurvey_invents_no_date(browser, run_jobs, name):
    """1980-01-01 is what LimeSurvey writes if it records no dates; an unfinished response has none."""
    found = became(browser, run_jobs, name)
    assert received(found["1"]) == at("2022-06-24T15:05:00-07:00")
    assert received(found["2"]) is None and received(found["3"]) is None
    assert texts_of(found["2"]) == ['It says "beta", why?'] and found["1"].language == "es"
    assert found["3"].attributes["lastpage"] == 1 and found["3"].attributes["seed"] == "886"


@pytest.mark.parametrize("name", ["qualtrics", "qualtrics in utf-16"])
def test_qualtrics_is_read_below_its_three_header_rows(browser, run_jobs, name):
    found = became(browser, run_jobs, name)
    assert set(found) == {f"R_{number}" for number in range(1, 7)}
    assert received(found["R_1"]) == at("2022-06-24T15:09:01-07:00")
    assert found["R_2"].attributes["progress"] == 40 and found["R_2"].attributes["finished"] == "False"
    assert ContactDetail.objects.get().name == "Rivera"
    labels = set(found["R_1"].version.questions.values_list("label__en", flat=True))
    assert labels == {"What should\nwe change?", "How often do you use it?"}
    assert len(found["R_1"].answers) == 1 and not found["R_3"].answers  # N/A is not said


def test_decidim_keeps_both_languages_and_votes(browser, run_jobs):
    found = became(browser, run_jobs, "decidim proposals")
    assert texts_of(found["10"]) == ["Bigger letters", LONG] and len(texts_of(found["11"])) == 2
    assert received(found["10"]) == at("2022-06-24T15:05:33+00:00")
    assert {"votes": 31, "state": "accepted"}.items() <= found["10"].attributes.items()
    assert found["10"].contact.name == "Ana Ruiz" and "Ana Ruiz" not in str(found["10"].attributes)


def test_decidim_comments_keep_their_offset(browser, run_jobs):
    found = became(browser, run_jobs, "decidim comments")
    assert received(found["90"]) == at("2022-06-24T15:05:33+02:00")
    assert received(found["91"]) == at("2022-06-24T23:59:59-07:00") and found["91"].language == "es"
    assert found["91"].attributes["depth"] == 1


def test_regulations_gov_keeps_the_docket_and_no_name_among_attributes(browser, run_jobs):
    found = became(browser, run_jobs, "regulations.gov")
    assert received(found["ED-2022-1"]) == at("2022-06-24T04:00:00+00:00")
    assert received(found["ED-2022-2"]) is None
    kept = found["ED-2022-1"].attributes
    assert kept["docket_id"] == "ED-2022-OCR-0143" and kept["city"] == "L.A."
    assert kept["posted_date"] == "2022-07-12T04:00:00+00:00" and kept["tracking_number"] == "l4s-1"
    assert kept["attachment_files"] == "https://downloads.example.org/1.pdf"
    assert found["ED-2022-1"].contact.name == "Ana Ruiz" and "Ruiz" not in str(kept)
    assert set(Attribute.objects.filter(kind="date").values_list("key", flat=True)) == {"posted_date"}


def test_control_characters_are_removed_only_with_consent(browser, run_jobs):
    filename, data = tools.FILES["regulations.gov in windows-1252"]
    found = brought_in(browser, run_jobs, data, filename, [("control:Comment", "clean")])
    assert texts_of(found["ED-2022-3"]) == [LONG]
    assert received(found["ED-2022-3"]) == at("2022-06-24T15:05:00-04:00")
    assert received(found["ED-2022-4"]) == at("2022-06-25T00:30:00-04:00")
    assert SubmissionText.objects.count() == 2


def test_a_known_layout_answers_a_form_that_exists_and_loses_nothing(browser, run_jobs, form):
    filename, data = tools.FILES["regulations.gov"]
    with run_jobs():
        files.upload(browser, form, data, filename)
    batch = ImportBatch.objects.get()
    found = files.matched(batch)
    assert found["column-8"] == "q:missing" and found["column-2"] == "attr:category:docket_id"
    assert {found["column-9"], found["column-10"]} == {"contact:name"}
    assert "regulations.gov" in browser.get(batch.get_absolute_url()).content.decode()
    with run_jobs():
        browser.post(batch.get_absolute_url(), found)
    with run_jobs():
        browser.post(f"{batch.get_absolute_url()}run/")
    assert form.submissions.count() == 2 and form.attributes.filter(key="docket_id").exists()
