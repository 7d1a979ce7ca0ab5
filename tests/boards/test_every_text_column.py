"""A canary in every text column of the database: what remains after a redaction, a withdrawal and the end of retention
periods, and under a hold, is what the registry says, and nothing more (PRV-06, Show 3 of issue 14).
"""

from datetime import timedelta

from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache

import pytest

from boards.appointments.applications import withdraw_application
from cms import clock
from cms.models import LegalHold, PossibleCopy
from cms.records import holds, record_kinds, redaction, retention, text_columns
from cms.records.history import record
from cms.records.text_columns import REDACTION, RETENTION, WITHDRAWAL
from cms.records.treatments import Fate
from cms.web.one_time_keys import receipt_code
from feedback.cuts.services import make_cut
from feedback.models import Submission
from tests.factories import cuts
from tests.factories import engagement as conversations
from tests.factories import every_column as canary
from tests.factories import feedback as make
from tests.factories.breaking import private_files
from tests.factories.powers import retention_rule
from tests.furniture import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
CAPTIONS = f"WEBVTT\n\n00:00:00.000 --> 00:00:04.000\n{canary.CANARY}\n"
KINDS = {
    "submission": "feedback.Submission",
    "registration": "engagement.Registration",
    "application": "boards.Application",
    "aid": "boards.AidRequest",
    "member-question": "boards.MemberQuestion",
    "link": "cms.Link",
    "agreement_document": "boards.AgreementDocument",
}
# Other values would make the rest unreadable before any event: keys of rows, sign-in, what the test itself needs.
NEEDED = {
    "account.EmailAddress.email",
    "auth.Group.name",
    "auth.Permission.codename",
    "cms.OutboxMessage.about_id",
    "cms.OutboxMessage.about_kind",
    "contenttypes.ContentType.app_label",
    "contenttypes.ContentType.model",
    "feedback.Cut.sha256",
    "feedback.Draft.key",
    "feedback.Submission.key",
    "feedback.Submission.receipt_digest",
    "users.User.password",
    "wagtailcore.Locale.language_code",
    "wagtailcore.Revision.object_id",
    "wagtailcore.Page.path",
    "wagtailcore.Page.url_path",
    "wagtailcore.Site.hostname",
    "sessions.Session.session_data",
}
SHAPES = {
    "engagement.Recording.captions": CAPTIONS,
    "feedback.ImportBatch.columns": [{"name": "a", "samples": [canary.CANARY]}],
    "feedback.ImportBatch.refused": [[1, canary.CANARY]],
    "feedback.Cut.earlier": [{"edition": 1, "sha256": canary.CANARY, "ended": ""}],
    "wagtailadmin.FormState.data": f"title={canary.CANARY.replace(' ', '+')}",
}


def special(submission, moment):
    return {
        "boards.Application": {"answered_at": moment},
        "boards.Appointment": {"ends_on": moment.date()},
        "boards.CycleItem": {"report_id": None},
        "boards.MeetingPage": {"live": False},
        "boards.StepProgress": {"percent": 5},
        "boards.Subscription": {"meeting_id": None},
        "boards.MemberQuestion": {"answered_at": moment},
        "engagement.Subscriber": {"state": "pending"},
        "feedback.Attachment": {"draft_id": None, "state": "refused"},
        "feedback.Benchmark": {"year": 2022},
        "cms.PowerChange": {"decided_by_id": None},
        "feedback.PrivatePassage": {"state": "stays"},
        "feedback.Suggestion": {"state": "accepted"},
        "cms.OutboxMessage": {"about_kind": "submission", "about_id": str(submission.pk), "state": "sent"},
        "feedback.Draft": {"key": submission.key, "expires_at": moment},
    }


class Planted:
    def __init__(self, home, form, analyst):
        self.submission = make.make_submission(
            form, canary.CANARY, contact={"email": "a@example.org"}, state="published"
        )
        self.cut = make_cut(actor=analyst)
        cuts.make_export(analyst, self.cut, "jsonl", "records")
        home.save_revision()
        self.rows = canary.Rows(home, special(self.submission, clock.now()))
        self.held = set()
        models = [each for each in apps.get_models() if each._meta.label not in canary.VIRTUAL]
        for model in models:
            self.rows.of(model)
        Submission.objects.filter(pk=self.submission.pk).update(batch=self.row("feedback.ImportBatch").pk)
        for model in models:
            held, refused = canary.plant(self.rows.of(model), SHAPES, but=NEEDED)
            assert not refused
            self.held |= held
        session = SessionStore()
        session["typed"] = canary.CANARY
        session.create()
        self.held.add("sessions.Session.session_data")

    def row(self, label):
        return self.rows.of(apps.get_model(label))


@furnished
def planted(home, analyst):
    made = Planted(home, make.open_form(home), analyst)
    assert canary.found() == made.held
    return made


def rest(event, held):
    return {each for each in held if not text_columns.columns()[each].goes_at(event)}


def files_with_it():
    return {name for name, content in private_files().items() if canary.NEEDLE.encode() in content}


def test_every_text_column_has_a_row_in_the_registry_and_no_row_is_without_a_column():
    known, there = set(text_columns.columns()), text_columns.in_database()
    assert there - known == set()
    assert {each for each in known - there if not each.startswith("wagtailsearch.")} == set()  # by database


def test_after_a_redaction_what_remains_is_what_the_registry_says(
    planted, publisher, cast, caplog, record_property, django_capture_on_commit_callbacks
):
    cache.set("kept:page", canary.CANARY)
    with django_capture_on_commit_callbacks(execute=True), caplog.at_level("DEBUG", "cms"):
        for kind, label in KINDS.items():
            redaction.redact(kind, planted.row(label).pk, actor=publisher, reason="Names a person")
    assert canary.found() == rest(REDACTION, planted.held)
    assert canary.NEEDLE not in caplog.text and cache.get("kept:page") is None
    assert files_with_it() == set()

    listed = text_columns.columns()
    for copy in PossibleCopy.objects.filter(redaction__kind="submission"):
        known = [listed.get(f"{copy.kind}.{name}") for name in copy.fields]
        may = all(each.treatment.may_remove for each in known if each)
        answer = {"act": "remove"} if may else {"act": "leave", "reason": "Posted"}
        path = f"/desk/removals/copies/{copy.pk}/"
        if not may:
            assert cast["publisher"].post(path, {"act": "remove"}).status_code == 409
        with django_capture_on_commit_callbacks(execute=True):
            assert cast["publisher"].post(path, answer).status_code == 302, (copy.kind, copy.fields)
    stays = {
        each
        for each in rest(REDACTION, planted.held)
        if listed[each].treatment.fate is not Fate.LISTED or not listed[each].treatment.may_remove
    }
    assert canary.found() == stays
    record_property("columns planted", len(planted.held))
    record_property("columns that stay", len(stays))
    assert len(planted.held) > 1000


def test_after_a_withdrawal_what_remains_is_what_the_registry_says(planted, client):
    withdraw_all(planted, client)
    assert canary.found() == rest(WITHDRAWAL, planted.held)


def withdraw_all(planted, client):
    """As their authors do, with their receipts."""
    code = receipt_code(planted.submission.key)
    answer = client.post(
        f"/receipts/{code}/", {"choice": "withdraw", "key": conversations.key("feedback.receipt")}
    )
    assert answer.status_code == 303, answer.content
    withdraw_application(application=planted.row("boards.Application"))
    planted.submission.refresh_from_db()
    assert planted.submission.state == "withdrawn"


def end_retention(publisher, set_clock):
    for each in retention.classes():
        retention_rule(each.name, 1, actor=publisher)
    set_clock(clock.now() + timedelta(days=9_000))
    retention.run()


def test_after_retention_what_remains_is_what_the_registry_says(
    planted, publisher, set_clock, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        end_retention(publisher, set_clock)
    assert canary.found() == rest(RETENTION, planted.held)


def test_under_a_hold_nothing_of_what_it_covers_is_lost(
    planted, publisher, client, set_clock, django_capture_on_commit_callbacks
):
    for kind, label in KINDS.items():
        if record_kinds.of(kind).hold:
            row = LegalHold(
                kind=kind, key=str(planted.row(label).pk), reason="Suit 12", placed_by_name="Paul"
            )
            record(row, actor=publisher, reason="placed")
    with django_capture_on_commit_callbacks(execute=True):
        for kind, label in KINDS.items():
            if record_kinds.of(kind).hold:
                with pytest.raises(holds.Held):
                    redaction.redact(kind, planted.row(label).pk, actor=publisher, reason="Names a person")
        withdraw_all(planted, client)
        end_retention(publisher, set_clock)
    columns = text_columns.columns()
    covered = {each for each in planted.held if columns[each].of}
    free = {each for each in planted.held - covered if columns[each].goes_at(RETENTION)}
    assert canary.found() == planted.held - free


def test_a_hold_on_another_record_keeps_the_copy_in_it(
    planted, publisher, cast, django_capture_on_commit_callbacks
):
    """A copy stands in the title of a document that is under a hold of its own."""
    document = planted.row("boards.AgreementDocument")
    with django_capture_on_commit_callbacks(execute=True):
        redaction.redact("submission", planted.submission.pk, actor=publisher, reason="Names a person")
    hold = {"kind": "agreement_document", "reference": str(document.pk), "reason": "Suit 12"}
    holds.place_hold(actor=publisher, **hold)
    copy = PossibleCopy.objects.get(redaction__kind="submission", kind="boards.AgreementDocument")

    assert cast["publisher"].post(f"/desk/removals/copies/{copy.pk}/", {"act": "remove"}).status_code == 409
    document.refresh_from_db()
    assert canary.NEEDLE in str(document.title)


def test_a_hold_on_a_comment_covers_the_proposal_it_came_with(planted, publisher):
    holds.place_hold(
        actor=publisher, kind="submission", reference=planted.submission.reference, reason="Suit 12"
    )
    with pytest.raises(holds.Held):
        redaction.redact("proposal", planted.row("boards.Proposal").pk, actor=publisher, reason="x")
