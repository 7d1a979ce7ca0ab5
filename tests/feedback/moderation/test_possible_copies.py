"""Where removed words may also stand: listed, and a person decides about each place (PRV-06)."""

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.models import Revision
from wagtail.rich_text import RichText

import pytest

from cms.models import LedgerEntry, OutboxMessage, PossibleCopy, Redaction, StandardPage
from cms.open_data import sync
from cms.records import holds
from cms.records.copy_search import digest, digest_key
from feedback.cuts.services import make_cut
from feedback.models import Finding
from tests.factories import feedback as make
from tests.factories import findings
from tests.furniture import furnished

WORDS = "My neighbor Zoltan of Elm Street drives the zqcanary bus too fast."
BODY = f"<p>Someone wrote: {WORDS} We asked.</p>"
FINDING = {"en": f"One person said: “{WORDS}”"}


@furnished
def comment(form):
    return make.make_submission(form, WORDS)


@furnished
def page(home, comment):
    """Repeats the comment, as its first revision does."""
    made = home.add_child(instance=StandardPage(title="Buses", slug="buses"))
    made.body = [("paragraph", RichText(BODY))]
    made.save_revision().publish()
    return made


@furnished
def finding(coded, comment, code, analyst, publisher):
    """Repeats the comment in its own words, without quoting it by its number."""
    return findings.public(findings.draft(make_cut(actor=analyst), code, analyst, summary=FINDING), publisher)


@pytest.fixture
def removal(comment, page, finding, cast, django_capture_on_commit_callbacks):
    OutboxMessage.objects.create(to="a@example.org", subject="A comment", text=f"It says: {WORDS}")
    with django_capture_on_commit_callbacks(execute=True):
        cast["publisher"].post(
            f"/desk/comments/{comment.pk}/remove/",
            {"reason": "Names a person", "number": comment.reference},
        )
    return Redaction.objects.get(kind="submission")


@pytest.fixture
def act(cast, django_capture_on_commit_callbacks):
    def post(copy, name="publisher", **values):
        with django_capture_on_commit_callbacks(execute=True):
            return cast[name].post(f"/desk/removals/copies/{copy.pk}/", values)

    return post


def copy_in(label: str) -> PossibleCopy:
    return PossibleCopy.objects.get(kind=label)


def html_of(browser, address: str) -> str:
    return browser.get(address).content.decode()


def test_known_copies_go_at_once_and_other_places_are_only_listed(removal, page, finding):
    page.refresh_from_db()
    finding.refresh_from_db()
    assert "zqcanary" not in OutboxMessage.objects.get(subject="A comment").text
    assert WORDS in str(page.body) and finding.summary == FINDING
    found = {each.kind: (each.key, each.fields, each.address) for each in removal.copies.all()}
    assert found == {
        "cms.StandardPage": (str(page.pk), ["body", "revisions"], f"/admin/pages/{page.pk}/edit/"),
        "feedback.Finding": (str(finding.pk), ["summary", "page"], f"/desk/findings/{finding.number}/"),
    }
    assert removal.copies_found == 2 and "StandardPage" not in str(removal.places)


def test_the_list_holds_nothing_of_the_words(removal):
    rows = str(list(PossibleCopy.objects.values()))
    assert not [word for word in WORDS.rstrip(".").split() if len(word) > 4 and word in rows]
    assert [len(WORDS), digest(WORDS, digest_key())] in copy_in("cms.StandardPage").traces


def test_who_removed_is_led_to_the_list_and_the_desk_counts_what_is_open(removal, comment, cast):
    paul = cast["publisher"]
    job = paul.get(f"/desk/comments/{comment.pk}/")
    html = html_of(paul, removal.get_absolute_url())
    assert removal.get_absolute_url() in job.content.decode()
    assert "Remove it there too" in html and "Leave it in place" in html and "zqcanary" not in html
    assert all(each.address in html for each in removal.copies.all())
    assert "Decide on 2 places" in html_of(paul, "/desk/")
    assert "2 to decide" in html_of(paul, "/desk/removals/")
    assert "may contain removed text" not in html_of(cast["analyst"], "/desk/")


def test_removing_it_there_too_reaches_the_place_with_its_revisions(removal, page, act, client):
    copy = copy_in("cms.StandardPage")
    assert act(copy, act="remove").status_code == 302
    page.refresh_from_db()
    copy.refresh_from_db()
    assert WORDS not in str(page.body) and "Someone wrote: [Removed." in str(page.body)
    assert "zqcanary" not in str(list(Revision.objects.for_instance(page).values_list("content", flat=True)))
    sync.follow()
    assert "Buses" not in html_of(client, "/search/?q=zqcanary")
    assert (copy.state, copy.decided_by, copy.traces) == ("removed", "Paul", [])
    entry = LedgerEntry.objects.get(kind="possible_copy", key=str(copy.pk))
    assert (entry.act, entry.actor) == ("redact", "Paul")
    assert act(copy, act="remove").status_code == 409


def test_a_sealed_record_is_changed_with_an_entry_and_the_record_holds(removal, finding, act):
    act(copy_in("feedback.Finding"), act="remove")
    finding.refresh_from_db()
    assert "zqcanary" not in str(finding.summary) + str(finding.page)
    assert "zqcanary" not in str(list(Finding.history.values_list("summary", "page")))
    assert LedgerEntry.objects.filter(kind="finding", act="redact", actor="Paul").exists()
    call_command("verify")


def test_it_is_found_again_after_an_edit_of_the_page(removal, page, act):
    page.body = [("heading", "New"), ("paragraph", RichText(f"<p>Now: {WORDS}</p>"))]
    page.save_revision().publish()
    act(copy_in("cms.StandardPage"), act="remove")
    page.refresh_from_db()
    assert "New" in str(page.body) and "zqcanary" not in str(page.body)


def test_leaving_it_needs_a_reason_that_is_kept(removal, page, act, cast):
    copy = copy_in("cms.StandardPage")
    refused = act(copy, act="leave", reason=" ")
    assert refused.status_code == 409 and "Explain why it can stay there." in refused.content.decode()
    assert f'aria-describedby="refusal-{copy.pk}"' in refused.content.decode()
    act(copy, act="leave", reason="A public speech")
    page.refresh_from_db()
    assert WORDS in str(page.body)
    entry = LedgerEntry.objects.get(kind="possible_copy", key=str(copy.pk))
    assert (entry.act, entry.actor) == ("leave", "Paul")
    html = html_of(cast["publisher"], removal.get_absolute_url())
    assert "Reason: A public speech" in html and "By Paul," in html
    assert "Decide on 1 place" in html_of(cast["publisher"], "/desk/")
    call_command("verify")


def test_a_place_without_the_words_any_more_is_not_called_removed(removal, page, act):
    page.body = []
    page.save_revision().publish()
    Revision.objects.for_instance(page).exclude(pk=page.latest_revision.pk).delete()
    copy = copy_in("cms.StandardPage")
    response = act(copy, act="remove", reason="It was a speech")
    copy.refresh_from_db()
    assert response.status_code == 409 and "no longer there" in response.content.decode()
    assert 'value="It was a speech"' in response.content.decode()
    assert copy.state == "open"


def test_a_hold_keeps_the_place_as_it_is(removal, page, act, publisher):
    holds.place_hold(actor=publisher, kind="form", reference="survey", reason="Case 22-114")
    response = act(copy_in("cms.StandardPage"), act="remove")
    page.refresh_from_db()
    assert response.status_code == 409 and "Case 22-114" in response.content.decode()
    assert WORDS in str(page.body)


def test_only_those_who_may_remove_see_and_decide(removal, cast, act):
    copy = copy_in("cms.StandardPage")
    for address in ("/desk/removals/", removal.get_absolute_url()):
        assert {name for name, each in cast.items() if each.get(address).status_code == 200} == {"publisher"}
    for name in ("analyst", "administrator", "editor"):
        assert act(copy, name, act="remove").status_code == 404
    assert act(copy, act="forget").status_code == 404
    assert PossibleCopy.objects.filter(state="open").count() == 2


def test_a_removal_without_copies_leads_back_to_the_comment(form, cast, django_capture_on_commit_callbacks):
    made = make.make_submission(form, WORDS)
    with django_capture_on_commit_callbacks(execute=True):
        cast["publisher"].post(f"/desk/comments/{made.pk}/remove/", {"reason": "x", "number": made.reference})
    assert Redaction.objects.get().copies_found == 0
    assert "Where copies may remain" not in html_of(cast["publisher"], made.get_absolute_url())
    assert "There is nothing to decide." in html_of(cast["publisher"], "/desk/removals/")


def test_the_list_asks_no_more_for_more_places(removal, cast):
    paul, address = cast["publisher"], removal.get_absolute_url()
    with CaptureQueriesContext(connection) as few:
        paul.get(address)
    copy = copy_in("cms.StandardPage")
    PossibleCopy.objects.bulk_create(
        PossibleCopy(redaction=removal, kind=copy.kind, key=copy.key, traces=copy.traces)
        for _each in range(5)
    )
    with CaptureQueriesContext(connection) as many:
        assert html_of(paul, address).count("Remove it there too") == 7
    assert len(many) <= len(few)
