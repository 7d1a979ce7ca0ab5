"""A canary in every text column of the database: what remains after a redaction, a withdrawal and the end of retention
periods, and under a hold, is what the registry says, and nothing more (PRV-06, Show 3 of issue 14).
"""

from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache

import pytest

from boards.appointments.applications import withdraw_application
from cms import clock
from cms.exceptions import RuleBroken
from cms.models import LegalHold, PossibleCopy
from cms.open_data import sync
from cms.records import file_sweep, holds, possible_copies, record_kinds, redaction, retention, text_columns
from cms.records.history import record
from cms.records.text_columns import REDACTION, RETENTION, WITHDRAWAL
from cms.records.treatments import TREATMENTS, Fate
from cms.web.one_time_keys import receipt_code
from feedback.cuts.services import make_cut
from feedback.models import Cut, Submission
from tests.factories import cuts
from tests.factories import engagement as conversations
from tests.factories import every_column as canary
from tests.factories import feedback as make
from tests.factories.breaking import private_files
from tests.factories.powers import retention_rule
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
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
# The first row needs these as they are: keys of rows, sign-in, what the test itself reads. A further row is planted.
APART = {
    "account.EmailAddress.email",
    "auth.Group.name",
    "auth.Permission.codename",
    "cms.OutboxMessage.about_id",
    "cms.OutboxMessage.about_kind",
    "contenttypes.ContentType.app_label",
    "contenttypes.ContentType.model",
    "feedback.Cut.sha256",
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
    "engagement.RecapText.texts": {"en": {"summary": canary.CANARY, "recap": []}},
    "engagement.Recording.captions": CAPTIONS,
    "feedback.ImportBatch.columns": [{"name": "a", "samples": [canary.CANARY]}],
    "feedback.ImportBatch.refused": [[1, canary.CANARY]],
    "feedback.Cut.earlier": [{"edition": 1, "sha256": canary.CANARY, "ended": ""}],
    "sessions.Session.session_data": SessionStore().encode({"typed": canary.CANARY}),
    "wagtailadmin.FormState.data": f"title={canary.CANARY.replace(' ', '+')}",
}


def special(submission, moment):
    return {
        "boards.Agreement": {"ends_on": moment.date()},
        "boards.Application": {"answered_at": moment},
        "boards.Appointment": {"ends_on": moment.date()},
        "boards.Committee": {"disbanded_on": moment.date()},
        "boards.CycleItem": {"report_id": None},
        "boards.Decision": {"reason": {"en": canary.CANARY}, "published_by_id": None},
        "boards.Meeting": {"joint_body_id": None},
        "boards.MeetingPage": {"live": False},
        "boards.StepProgress": {"percent": 5},
        "boards.Subscription": {"meeting_id": None},
        "boards.MemberQuestion": {"answered_at": moment},
        "engagement.Conversation": {"feeds": {"en": canary.CANARY}},
        "engagement.Subscriber": {"state": "pending"},
        "feedback.Attachment": {"draft_id": None, "state": "refused"},
        "feedback.Benchmark": {"year": 2022},
        "cms.AccessibilityCertificate": {"next_due": moment.date() + timedelta(days=365)},
        "cms.PowerChange": {"decided_by_id": None},
        "feedback.Memo": {"codebook_id": None, "text_id": None},
        "feedback.HistoricalMemo": {"text_id": None},
        "feedback.PrivatePassage": {"state": "stays"},
        "feedback.Suggestion": {"state": "accepted"},
        "cms.OutboxMessage": {"about_kind": "submission", "about_id": str(submission.pk), "state": "sent"},
        "feedback.Draft": {"key": submission.key, "expires_at": moment},
    }


@pytest.fixture(scope="module", autouse=True)
def nothing_is_copied() -> Iterator[None]:
    """The planted rows make no records that anybody could read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sync, "follow", lambda: 0)
        yield


class Planted:
    def __init__(self, home, form, analyst):
        self.submission = make.make_submission(
            form,
            canary.CANARY,
            nonce=canary.CANARY[:64],
            contact={"email": "a@example.org"},
            state="published",
        )
        self.cut = make_cut(actor=analyst)
        cuts.make_export(analyst, self.cut, "jsonl", "records")
        home.save_revision()
        self.rows = canary.Rows(home, special(self.submission, clock.now()))
        self.held = set()
        tables = [each for each in apps.get_models() if each._meta.managed]
        for model in tables:
            self.rows.of(model)
        Submission.objects.filter(pk=self.submission.pk).update(batch=self.row("feedback.ImportBatch").pk)
        for model in tables:
            self.held |= canary.plant(self.rows, model, SHAPES, apart=APART)
        before = self.cut.made_at - timedelta(days=1)
        Cut.objects.exclude(pk=self.cut.pk).update(until=before)  # the further one is without the comment
        self.held |= canary.index()
        self.files = canary.store(self.rows)

    def row(self, label):
        return self.rows.of(apps.get_model(label))


@furnished
def planted(home, analyst):
    made = Planted(home, make.open_form(home), analyst)
    remains(made, made.held)
    return made


def rest(event, held):
    return {each for each in held if not text_columns.columns()[each].goes_at(event)}


def files_with_it():
    needle = canary.NEEDLE.encode()
    return {name for name, content in private_files().items() if needle in name.encode() + content}


def remains(planted, columns):
    """Nothing but these columns holds the canary; a private file is there as long as its row names it."""
    assert canary.found() == columns
    assert files_with_it() == {
        name for each in columns & planted.files.keys() for name in planted.files[each]
    }


def test_each_column_holds_a_canary_or_one_of_a_list_of_choices(planted, record_property):
    there, columns = text_columns.in_database(), text_columns.columns()
    fixed = {each for each in there if columns[each].treatment is TREATMENTS["fixed"]}
    assert fixed == {canary.label_of(each) for each in canary.all_fields() if each.choices}
    assert planted.held | fixed == there and not planted.held & fixed
    record_property(
        "text columns", f"{len(there)}: {len(planted.held)} hold a canary, {len(fixed)} have fixed choices"
    )


def test_the_daily_run_keeps_every_file_that_a_row_names(planted, set_clock):
    set_clock(clock.now() + timedelta(days=2))
    file_sweep.sweep()
    remains(planted, planted.held)


def test_after_a_redaction_what_remains_is_what_the_registry_says(
    planted, publisher, cast, caplog, django_capture_on_commit_callbacks
):
    cache.set("kept:page", canary.CANARY)
    with django_capture_on_commit_callbacks(execute=True), caplog.at_level("DEBUG", "cms"):
        for kind, label in KINDS.items():
            redaction.redact(kind, planted.row(label).pk, actor=publisher, reason="Names a person")
    remains(planted, rest(REDACTION, planted.held))
    assert canary.NEEDLE not in caplog.text and cache.get("kept:page") is None

    with django_capture_on_commit_callbacks(execute=True):
        decide(publisher, cast["publisher"])
    treatments = {name: each.treatment for name, each in text_columns.columns().items()}
    remains(
        planted,
        {
            each
            for each in rest(REDACTION, planted.held)
            if treatments[each].fate is not Fate.LISTED or not treatments[each].may_remove
        },
    )


def decide(publisher, browser):
    """Remove each copy that was listed, and leave what is posted, which cannot be removed."""
    copies = PossibleCopy.objects.filter(redaction__kind="submission")
    posted = [each for each in copies if not may_be_removed(each)]
    for each in posted[1:]:
        with pytest.raises(RuleBroken, match="posted and sealed"):
            possible_copies.remove_copy(actor=publisher, copy=each)
    assert browser.post(path_of(posted[0]), {"act": "remove"}).status_code == 409
    for each in copies:
        answer = {"act": "leave", "reason": "Posted"} if each in posted else {"act": "remove"}
        assert browser.post(path_of(each), answer).status_code == 302, (each.kind, each.fields)


def may_be_removed(copy):
    known = [text_columns.columns().get(f"{copy.kind}.{name}") for name in copy.fields]
    return all(each.treatment.may_remove for each in known if each)


def path_of(copy):
    return f"/desk/removals/copies/{copy.pk}/"


def test_after_a_withdrawal_what_remains_is_what_the_registry_says(
    planted, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_all(planted, client)
    remains(planted, rest(WITHDRAWAL, planted.held))


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
    remains(planted, rest(RETENTION, planted.held))


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
    covered = {each for each in planted.held if columns[each].of or columns[each].is_held_with_source}
    free = {each for each in planted.held - covered if columns[each].goes_at(RETENTION)}
    remains(planted, planted.held - free)


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

    assert cast["publisher"].post(path_of(copy), {"act": "remove"}).status_code == 409
    document.refresh_from_db()
    assert canary.NEEDLE in str(document.title)


def test_a_hold_on_a_comment_covers_the_proposal_it_came_with(planted, publisher):
    holds.place_hold(
        actor=publisher, kind="submission", reference=planted.submission.reference, reason="Suit 12"
    )
    with pytest.raises(holds.Held):
        redaction.redact("proposal", planted.row("boards.Proposal").pk, actor=publisher, reason="x")
