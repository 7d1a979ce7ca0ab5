"""Show 3: what a finding needs of a cut is read by the worker; a request costs the same for any number of comments."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms.models import Job, Link
from cms.storage import private_storage
from feedback.cuts.services import make_cut
from feedback.exceptions import NotPossibleNow
from feedback.findings.services import request_publication, save_finding
from feedback.models import Export, Finding, Release
from feedback.releases.services import build_release
from tests.factories import cuts, findings
from tests.factories import feedback as make
from tests.factories.findings import WORDS
from tests.furniture import furnished


@furnished
def cut(coded, analyst):
    return make_cut(actor=analyst)


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


@furnished
def second(client_for, publisher):
    return client_for(publisher)


@pytest.fixture
def no_file(monkeypatch):
    """Whoever opens a file of the private storage is refused."""

    def refuse(name, *_args):
        raise AssertionError(f"{name} was opened in a request")

    def forbid():
        monkeypatch.setattr(private_storage(), "open", refuse)

    return forbid


def typed(a_cut, a_code) -> dict:
    values = {f"{name}_en": words["en"] for name, words in WORDS.items()}
    return values | {"cut": a_cut.pk, "code": a_code.pk, "tool": ""}


def test_without_numbers_it_is_saved_and_the_worker_is_asked_once(desk, cut, code):
    for _twice in range(2):
        response = desk.post("/desk/findings/new/", typed(cut, code))
        assert response.status_code == 302
    job = Job.objects.get(handler="feedback.analyse")
    assert [each.numbers for each in Finding.objects.all()] == [{}, {}]
    html = desk.get(response["Location"]).content.decode()
    assert "Not counted yet." in html and job.get_absolute_url() in html
    assert "The numbers of this data set are being calculated." in html


def test_its_numbers_are_there_when_the_worker_is_done(desk, cut, code, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post("/desk/findings/new/", typed(cut, code))
    made = Finding.objects.get()
    assert (made.numbers["comments"], made.numbers["against"], made.numbers["once"]) == (14, 2, 14)
    assert made.numbers["channels"] == {"letter": {"for": 12, "against": 2}}
    assert made.history.first().history_change_reason.startswith("counted")
    html = desk.get(response["Location"]).content.decode()
    assert "Of these, against: <strong>fewer than 11</strong>" in html


def test_until_the_worker_counted_it_is_neither_reviewed_nor_told(desk, second, cut, code):
    desk.post("/desk/findings/new/", typed(cut, code))
    number = Finding.objects.get().number
    response = second.post(f"/desk/findings/{number}/review/")
    assert response.status_code == 422 and "still being calculated" in response.content.decode()
    html = second.get(f"/desk/findings/{number}/").content.decode()
    assert "[[comments]]" in html and "<strong>14</strong>" not in html


def test_saving_reviewing_and_publishing_open_no_file_in_the_request(desk, second, cut, code, no_file):
    draft = findings.draft(cut, code, "system:test")
    no_file()
    path = f"/desk/findings/{draft.number}/"
    assert desk.post("/desk/findings/new/", typed(cut, code)).status_code == 302
    assert desk.post(path, typed(cut, code)).status_code == 302
    assert desk.get(path).status_code == 200
    assert second.post(f"{path}review/").status_code == 302
    cuts.released(cut)
    response = second.post(f"{path}publish/")
    assert response["Location"] == Job.objects.get(handler="feedback.publish_finding").get_absolute_url()


def test_the_statements_of_a_request_do_not_grow_with_the_comments(form, code, analyst, desk, second):
    counts = []
    for comments in (12, 24):
        for _each in range(comments):
            make.code_text(make.make_submission(form, "Show my county."), code, analyst)
        cut = make_cut(actor=analyst)
        path = f"/desk/findings/{findings.draft(cut, code, 'system:test').number}/"
        saved = statements(desk, path, typed(cut, code))
        reviewed = statements(second, f"{path}review/")
        cuts.released(cut)
        counts.append((saved, reviewed, statements(second, f"{path}publish/")))
    assert counts[0] == counts[1]


def statements(browser, path, values=None) -> int:
    with CaptureQueriesContext(connection) as found:
        response = browser.post(path, values)
    assert response.status_code == 302, response.content.decode()
    return len(found)


def test_the_work_is_asked_for_once_and_leads_to_the_page(
    desk, second, cut, code, client, django_capture_on_commit_callbacks
):
    made = findings.reviewed(findings.draft(cut, code, "system:test"))
    with django_capture_on_commit_callbacks(execute=True):
        places = {desk.post(f"/desk/findings/{made.number}/publish/")["Location"] for _twice in range(2)}
    job = Job.objects.get(handler="feedback.publish_finding")
    assert places == {job.get_absolute_url()}
    assert (job.state, job.result["url"], job.message) == (
        "done",
        f"/findings/F-{made.number}/",
        "F-1 is public now.",
    )
    assert Link.objects.filter(target_kind="finding", target_id=made.number).count() == 14
    assert Export.objects.count() == 1
    again = desk.post(f"/desk/findings/{made.number}/publish/")
    assert (
        again["Location"] == f"/desk/findings/{made.number}/" and Job.objects.filter(pk=job.pk).count() == 1
    )


def test_a_file_that_changed_stops_the_work_and_its_page_says_so(
    desk, second, cut, code, django_capture_on_commit_callbacks
):
    made = findings.reviewed(findings.draft(cut, code, "system:test"))
    private_storage().delete(cut.file)
    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post(f"/desk/findings/{made.number}/publish/")
    assert (
        Finding.objects.get().state == "reviewed" and not Link.objects.filter(target_kind="finding").exists()
    )
    assert "not the one that was recorded" in desk.get(response["Location"]).content.decode()


def test_it_is_refused_at_once_if_its_cut_was_counted_anew_since_the_review(desk, cut, code):
    made = findings.reviewed(findings.draft(cut, code, "system:test"))
    release = Release.objects.get()
    release.internal["findings"]["codes"]["place"]["comments"] = 13
    release.save()
    response = desk.post(f"/desk/findings/{made.number}/publish/")
    assert response.status_code == 422 and "changed since it was reviewed" in response.content.decode()
    assert not Job.objects.filter(handler="feedback.publish_finding").exists()


@pytest.mark.engine
def test_a_release_that_went_out_earlier_gets_its_counts_and_keeps_its_tables(cut, code, analyst):
    findings.public(findings.draft(cut, code, "system:test"))
    release = Release.objects.get()
    before, release.internal = (
        release.sha256,
        {key: release.internal[key] for key in ("tables", "told", "past")},
    )
    release.save()
    made = save_finding(actor=analyst, finding=Finding(cut=cut, code=code, **WORDS))
    assert made.numbers == {}
    build_release(cut=cut, actor="system:worker")
    assert Finding.objects.get(pk=made.pk).numbers["comments"] == 14
    assert Release.objects.get().sha256 == before


def test_nobody_without_the_right_asks_for_it(cut, code, editor, client_for):
    made = findings.reviewed(findings.draft(cut, code, "system:test"))
    assert client_for(editor).post(f"/desk/findings/{made.number}/publish/").status_code == 404
    with pytest.raises(NotPossibleNow, match="Another person must read it first"):
        request_publication(actor="system:test", finding=findings.draft(cut, code, "system:test"))
