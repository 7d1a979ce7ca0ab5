"""Attributes: what no question asks stands beside the comment for staff, is filtered, goes with a redaction."""

import uuid

import pytest

from cms import clock
from feedback.cuts import files as cut_files
from feedback.cuts.metadata import attributes_of
from feedback.cuts.services import make_cut
from feedback.imports.batches import run_import
from feedback.imports.proposals import define_attributes
from feedback.imports.uploads import new_import
from feedback.models import Attribute, BulkAction, ImportBatch, Submission
from feedback.moderation.redaction import redact_comment
from feedback.moderation.services import moderate
from tests.factories import imports as files
from tests.furniture import furnished

HEAD = "ref,About missing,Docket ID,Votes,Posted"
ROWS = files.table("a1,Bigger letters,ED-1,12,2022-06-24", "a2,More maps,ED-2,3,", head=HEAD)
MAPPING = {
    "ref": "fact:ref",
    "About missing": "q:missing",
    "Docket ID": "attr:category:docket_id",
    "Votes": "attr:number:votes",
    "Posted": "attr:date:posted",
}


@furnished
def comments(form, analyst):
    batch = new_import(actor=analyst, form=form, filename="a.csv", data=ROWS)
    ImportBatch.objects.filter(pk=batch.pk).update(mapping=MAPPING, state="checked")
    batch.refresh_from_db()
    define_attributes(batch)
    run_import(actor=analyst, batch=batch, tell=lambda done, total: None)
    return {each.import_ref: each for each in Submission.objects.all()}


@pytest.fixture
def browser(analyst, client_for, comments):
    return client_for(analyst)


def attribute(key):
    return Attribute.objects.get(key=key).pk


def test_the_comment_shows_them_to_staff_and_the_public_never_sees_them(browser, comments, analyst, client):
    html = browser.get(comments["a1"].get_absolute_url()).content.decode()
    assert "ED-1" in html and "June 24, 2022" in html and "date unknown" in html
    Submission.objects.update(consent_publish=True, consent_quote=True)
    for each in comments.values():
        moderate(actor=analyst, submission=each, act="publish")
    for path in ("/", "/feedback/", "/findings/", f"/trace/submission/{comments['a1'].pk}/"):
        assert "ED-1" not in client.get(path, follow=True).content.decode()


@pytest.mark.parametrize(
    ("key", "typed", "found"),
    [
        ("docket_id", "ed-1", {"a1"}),
        ("docket_id", "", {"a1", "a2"}),
        ("votes", "12", {"a1"}),
        ("votes", "many", set()),
        ("votes", "nan", set()),
        ("votes", "1e999", set()),
        ("posted", "2022-06", {"a1"}),
        ("docket_id", "ED-9", set()),
    ],
)
def test_queue_and_grid_are_filtered_by_an_attribute(browser, comments, key, typed, found):
    words = {"a1": "Bigger letters", "a2": "More maps"}
    query = {"attribute": attribute(key), "attribute_value": typed}
    for path in ("/desk/comments/", "/desk/coding/grid/"):
        html = browser.get(path, query).content.decode()
        assert {ref for ref, text in words.items() if text in html} == found, path


def test_a_value_without_its_attribute_is_an_error_and_nothing_is_saved_or_done_with_it(browser):
    for path in ("/desk/comments/", "/desk/coding/grid/"):
        html = browser.get(path, {"attribute_value": "ED-1"}).content.decode()
        assert "Choose the attribute." in html and "missing or no longer exist: Attribute." in html, path
        assert "Save this filter" not in html and "all that match" not in html.lower(), path
    where = "/desk/comments/together/new/?kind=publish&filter=attribute_value%3DED-1"
    sent = {"seen": "2", "digest": "0", "shown_at": clock.now().isoformat(), "together": uuid.uuid4()}
    refused = browser.post(where, sent)
    assert refused.status_code == 409 and "no longer exist: Attribute." in refused.content.decode()
    assert not BulkAction.objects.exists()


def test_the_grid_has_a_column_of_them(browser):
    html = browser.get("/desk/coding/grid/").content.decode()
    assert '<th scope="col">Attributes</th>' in html and "ED-2" in html


def test_a_value_that_is_no_date_is_shown_as_it_is(browser, comments):
    Submission.objects.filter(pk=comments["a1"].pk).update(attributes={"posted": "soon"})
    assert "soon" in browser.get(comments["a1"].get_absolute_url()).content.decode()


def test_a_wrong_filter_is_ignored(browser):
    assert "Bigger letters" in browser.get("/desk/comments/", {"attribute": "999"}).content.decode()


def test_a_frozen_data_set_holds_them_with_their_names(comments, analyst):
    cut = make_cut(actor=analyst)
    rows = {row["import_ref"]: row for row in cut_files.rows(cut)}
    assert rows["a1"]["attributes"] == {"docket_id": "ED-1", "votes": 12, "posted": "2022-06-24"}
    assert rows["a1"]["date_unknown"] is True
    kinds = {each["key"]: (each["label"], each["kind"]) for each in cut_files.meta(cut)["attributes"]}
    assert kinds["votes"] == ("Votes", "number") and len(kinds) == 3
    assert attributes_of(Submission.objects.none()) == []


@pytest.mark.engine
def test_a_redaction_clears_them_with_their_history(comments, publisher):
    redact_comment(actor=publisher, submission=comments["a1"], reason="asked")
    for rows in (Submission.objects.filter(pk=comments["a1"].pk), comments["a1"].history.all()):
        assert {str(each.attributes) for each in rows} == {"{}"}
