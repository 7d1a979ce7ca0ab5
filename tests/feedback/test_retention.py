"""What is due is erased once a day and leaves a count; without a rule everything is kept (PRV-06, F20)."""

from datetime import timedelta

from django.core.files.base import ContentFile

import pytest

from cms import clock
from cms.jobs import queue
from cms.models import LedgerEntry, Redaction, RetentionRule
from cms.records import retention
from cms.records.verification import breaks
from cms.storage import private_storage
from feedback.imports.uploads import new_import
from feedback.models import Attachment, ContactDetail, Demographics, Draft, ImportBatch
from tests.factories import feedback as make
from tests.factories import imports as files
from tests.factories.powers import change_by_two, confirm, newest, propose, retention_rule

RULE = "/desk/powers/new/retention/feedback.contacts/"


@pytest.fixture
def later(set_clock):
    def move(days):
        set_clock(clock.now() + timedelta(days=days))

    return move


def standing(name):
    return next(each for each in retention.standing() if each.kept.name == name)


def test_without_a_rule_everything_is_kept(form, later):
    make.make_submission(form, contact={"email": "a@example.org"})
    later(4000)
    assert standing("feedback.contacts").days is None
    assert not retention.run() and ContactDetail.objects.exists()


def test_two_people_set_a_rule_with_its_basis_and_its_change_is_kept(cast):
    for basis in ("STD 73, series 12", "STD 73, series 14"):
        change_by_two(cast["publisher"], cast["administrator"], RULE, days="365", basis=basis)
    rule = RetentionRule.objects.get()
    assert [row.basis for row in rule.history.order_by("pk")] == ["STD 73, series 12", "STD 73, series 14"]
    html = cast["administrator"].get("/desk/retention/").content.decode()
    assert "365 days" in html and "STD 73, series 14" in html
    assert cast["publisher"].get(f"/desk/history/cms.RetentionRule/{rule.pk}/").status_code == 200
    assert "Propose a change" in cast["publisher"].get("/desk/retention/feedback.contacts/").content.decode()
    change_by_two(cast["publisher"], cast["administrator"], RULE, days="", basis="Counsel asked")
    assert standing("feedback.contacts").words == "Retained forever"


@pytest.mark.parametrize("values", [{"days": "0"}, {"days": "36501"}, {"basis": " "}, {"days": "soon"}])
def test_a_rule_that_makes_no_sense_is_refused(cast, values):
    response = propose(cast["publisher"], RULE, **{"days": "30", "basis": "STD 73"} | values)
    assert response.status_code == 422 and not RetentionRule.objects.exists()
    assert cast["publisher"].get("/desk/powers/new/retention/nothing/").status_code == 404
    assert cast["publisher"].get("/desk/retention/nothing/").status_code == 404
    assert cast["analyst"].post(RULE, {"days": "30", "basis": "STD 73"}).status_code == 404


def test_one_person_alone_changes_no_rule(cast):
    propose(cast["publisher"], RULE, days="1", basis="STD 73")
    assert confirm(cast["publisher"], newest()).status_code == 409
    assert not RetentionRule.objects.exists()


@pytest.mark.engine
def test_what_is_due_goes_with_the_daily_run_and_leaves_only_a_count(form, publisher, later, cast):
    for number in range(3):
        made = make.make_submission(form, contact={"email": f"canary-{number}@example.org"})
        Demographics.objects.create(submission=made, answers={"county": "red"})
    for name in ("feedback.contacts", "feedback.demographics"):
        retention_rule(name, 365, actor=publisher)
    later(366)
    make.make_submission(form, contact={"email": "new@example.org"})
    assert standing("feedback.contacts").due == 3
    assert "retention.run" in queue.run_due()
    assert ContactDetail.objects.get().email == "new@example.org" and not Demographics.objects.exists()
    assert standing("feedback.contacts").due == 0
    assert {entry.act for entry in LedgerEntry.objects.filter(kind="redaction")} == {"erase"}
    stone = Redaction.objects.get(kind="retention feedback.contacts")
    assert stone.places == ["feedback.contacts × 3"] and stone.reason == "STD 73, series 12"
    assert "canary" not in str(list(Redaction.objects.values())) and not list(breaks())
    assert "× 3" in cast["publisher"].get("/desk/retention/").content.decode()


def test_drafts_go_after_the_day_that_the_person_was_told(form, later):
    version = form.versions.get()
    for number, days in enumerate((5, 50)):
        Draft.objects.create(
            form=form,
            version=version,
            key=f"k{number}",
            receipt_digest=f"d{number}",
            expires_at=clock.now() + timedelta(days=days),
        )
    later(10)
    assert retention.run() == {"feedback.drafts": 1}
    assert Draft.objects.get().key == "k1"


def test_a_refused_file_goes_and_the_refusal_stays(form, later, django_capture_on_commit_callbacks):
    name = private_storage().save("attachments/x", ContentFile(b"canary"))
    Attachment.objects.create(
        submission=make.make_submission(form),
        question_key="proof",
        name="canary.pdf",
        file=name,
        kind="pdf",
        size=6,
        sha256="0" * 64,
        state=Attachment.State.REFUSED,
        verdict="Refused",
    )
    later(31)
    with django_capture_on_commit_callbacks(execute=True):
        assert retention.run()["feedback.refused_files"] == 1
    row = Attachment.objects.get()
    assert (row.file, row.name, row.state, row.verdict) == ("", "", "refused", "Refused")
    assert not private_storage().exists(name) and not retention.run()


def test_an_uploaded_table_goes_after_thirty_days(
    form, analyst, later, cast, django_capture_on_commit_callbacks
):
    batch = new_import(actor=analyst, form=form, filename="a.csv", data=files.table("a,,canary,red"))
    later(31)
    with django_capture_on_commit_callbacks(execute=True):
        assert retention.run() == {"feedback.import_files": 1}
    kept = ImportBatch.objects.get()
    assert not private_storage().exists(batch.file) and "canary" not in str(kept.columns)
    assert "has been deleted" in cast["analyst"].get(kept.get_absolute_url()).content.decode()
    assert cast["analyst"].post(f"{kept.get_absolute_url()}run/").status_code == 422


def test_the_screen_asks_as_many_statements_however_much_is_due(form, publisher, later, cast):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    retention_rule("feedback.contacts", 1, actor=publisher)
    counts = []
    for _round in range(3):
        for number in range(3):
            make.make_submission(form, contact={"email": f"{number}@example.org"})
        later(2)
        with CaptureQueriesContext(connection) as caught:
            cast["publisher"].get("/desk/retention/")
        counts.append(len(caught))
    assert counts[1] == counts[2]
