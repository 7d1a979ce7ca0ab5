"""After a removal the words are found only where a person decides, the tombstone says who, when and why, and the record
holds (PRV-06).
"""

from django.core.management import call_command

from wagtail.rich_text import RichText

import pytest

from cms.models import PossibleCopy, Redaction, StandardPage
from cms.open_data import sync
from cms.records.possible_copies import remove_copy
from cms.records.redaction import redact
from cms.web.one_time_keys import receipt_code
from feedback.models import Export, ImportBatch, SubmissionText
from tests.factories import feedback as make
from tests.factories import planted

pytestmark = pytest.mark.indexes
REASON = "It names where a family lives"


@pytest.fixture
def comment(coded, form, code, analyst, publisher, home, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = planted.brought_in(form, analyst)
        planted.worked_on(made, code, analyst)
        planted.quoted(made, code, analyst, publisher)
        planted.told(made, home)
    return made


@pytest.fixture
def removed(comment, cast, django_capture_on_commit_callbacks, caplog):
    held = set(planted.leaks())
    with django_capture_on_commit_callbacks(execute=True):
        response = cast["publisher"].post(
            f"/desk/comments/{comment.pk}/remove/", {"reason": REASON, "number": comment.reference}
        )
    assert response.status_code == 302
    return comment, held, caplog.text


@pytest.fixture
def decided(removed, cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for each in PossibleCopy.objects.all():
            cast["publisher"].post(f"/desk/removals/copies/{each.pk}/", {"act": "remove"})
    sync.follow()
    return removed


def test_the_words_stand_only_in_places_that_are_listed(removed):
    found = [(each.kind, each.fields) for each in PossibleCopy.objects.all()]
    assert found == [("cms.StandardPage", ["body", "revisions"]), ("feedback.ImportBatch", ["file"])]
    copies = ("imports/", "wagtailsearch_", "cms_search", "cms_publishedrecord")  # of what is left
    left = {name for name in planted.leaks() if not name.startswith(copies)}
    assert left == {"cms_standardpage", "wagtailcore_revision", "feedback_importbatch"}


@pytest.mark.engine
def test_once_all_is_decided_the_words_are_found_nowhere(decided, cast, client):
    """Show 8: database, files, cache, logs; then pages of the public and of the desk."""
    comment, held, logs = decided
    tables = {
        "feedback_submissiontext",
        "feedback_submission",
        "feedback_historicalsubmission",
        "feedback_moderationact",
        "feedback_coding",
        "feedback_historicalcoding",
        "feedback_codingtask",
        "feedback_suggestion",
        "feedback_themeproposal",
        "feedback_finding",
        "feedback_historicalfinding",
        "feedback_importbatch",
        "cms_job",
        "cms_outboxmessage",
        "cms_standardpage",
        "wagtailcore_revision",
        "cache",
    }
    assert tables <= held and sum(name.startswith(("cuts/", "exports/", "imports/")) for name in held) >= 4
    assert planted.leaks() == []
    assert planted.CANARY not in logs
    pages = ["/", "/findings/", "/findings/F-1/", "/buses/", "/search/?q=Sunday", "/es/findings/F-1/"]
    pages += [f"/receipts/{receipt_code(comment.key)}/", f"/trace/submission/{comment.pk}/"]
    desk = [comment.get_absolute_url(), "/desk/comments/?words=Sunday", "/desk/findings/1/", "/desk/cuts/1/"]
    for browser, paths in ((client, pages), (cast["analyst"], desk)):
        for path in paths:
            assert planted.CANARY not in browser.get(path).content.decode(), path


def test_the_tombstone_says_who_when_and_why_and_the_record_holds(removed, cast, client):
    comment, _held, _logs = removed
    stone = Redaction.objects.get(kind="submission")
    assert (stone.actor, stone.reason, stone.key) == ("Paul", REASON, str(comment.pk))
    for place in ("feedback.Finding", "cms.OutboxMessage", "cms.Job", "data set 1, edition 2"):
        assert any(each.startswith(place) for each in stone.places), (place, stone.places)
    html = client.get("/findings/F-1/").content.decode()
    assert "1 quote on this page has been removed since:" in html
    assert set(Export.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert comment.batch is not None and ImportBatch.objects.get(pk=comment.batch_id).file == ""
    call_command("verify")


def test_the_words_of_others_stay(removed, coded):
    comment, _held, _logs = removed
    others = SubmissionText.objects.exclude(submission=comment)
    assert others.count() == len(coded) and all(each.text.startswith("Show my county") for each in others)


def test_what_a_page_said_before_is_its_own_even_if_a_comment_repeats_it(
    form, home, publisher, django_capture_on_commit_callbacks
):
    ours = "The dashboard shows where people work after they trained to teach."
    page = home.add_child(
        instance=StandardPage(title="Teacher training dashboard", slug="ours", summary=ours)
    )
    page.save_revision().publish()
    made = make.make_submission(form, f"{page.title}\n{ours} It does not show my sister in Fresno at all.")
    page.body = [("paragraph", RichText("<p>It does not show my sister in Fresno at all.</p>"))]
    page.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        stone = redact("submission", made.pk, actor=publisher, reason=REASON)
        remove_copy(actor=publisher, copy=stone.copies.get())
    page.refresh_from_db()
    assert (page.title, page.summary) == ("Teacher training dashboard", ours)
    assert "Fresno" not in str(page.body)
