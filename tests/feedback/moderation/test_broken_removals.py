"""A removal, withdrawal or erasure that breaks anywhere changes no row and no file, and works next time (PRV-06)."""

from contextlib import suppress
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction

import pytest

from cms import clock
from cms.records import retention
from cms.storage import files_as_before, private_storage
from feedback.cuts.services import make_cut
from feedback.imports.uploads import new_import
from feedback.models import Attachment, ContactDetail, ImportBatch
from feedback.moderation.redaction import redact_comment
from feedback.submissions.services import withdraw
from tests.depth import size
from tests.factories import cuts, planted
from tests.factories import feedback as make
from tests.factories import imports as tables
from tests.factories.breaking import breaking, private_files, rows
from tests.factories.powers import retention_rule

REASON = "It names where a family lives"


@pytest.fixture
def comment(coded, form, code, analyst, publisher, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = planted.brought_in(form, analyst)
        planted.worked_on(made, code, analyst)
        planted.quoted(made, code, analyst, publisher)
    return made


class Undone(Exception):
    """The act did not break; it is taken back, with its files."""


def broken(act, at=None):
    """The act in a transaction of its own, broken at this step or taken back."""
    with suppress(DatabaseError, OSError, Undone), files_as_before(), transaction.atomic():
        with breaking(at) as breaker:
            act()
        raise Undone
    return breaker


def breaks_cleanly(act, every):
    """Break the act at every so many of its steps; give how many it has. The last run is unbroken."""
    before, files = rows(), private_files()
    steps = broken(act).seen
    for at in range(1, steps + 1, every):
        breaker = broken(act, at)
        assert private_files() == files, breaker.broke
        assert rows() == before, breaker.broke
    act()
    assert rows() != before
    return steps


def test_a_removal_that_breaks_can_be_run_again(comment, publisher, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        steps = breaks_cleanly(
            lambda: redact_comment(actor=publisher, submission=comment, reason=REASON), size(17, 1)
        )
    assert steps > 100
    waiting = ImportBatch.objects.exclude(file="").get().file  # listed, for a person to decide
    assert sorted(planted.leaks()) == ["feedback_importbatch", waiting]


def test_a_withdrawal_that_breaks_can_be_run_again(form):
    made = make.make_submission(form, contact={"email": "a@example.org"})
    breaks_cleanly(lambda: withdraw(submission=made), 1)
    assert not ContactDetail.objects.exists()


def test_an_erasure_that_breaks_can_be_run_again(
    form, analyst, publisher, set_clock, django_capture_on_commit_callbacks
):
    made = make.make_submission(form, contact={"email": "a@example.org"})
    refused = private_storage().save("attachments/x", ContentFile(b"canary"))
    facts = {
        "question_key": "proof",
        "kind": "pdf",
        "size": 6,
        "sha256": "0",
        "state": Attachment.State.REFUSED,
    }
    Attachment.objects.create(submission=made, name="canary.pdf", file=refused, **facts)
    new_import(actor=analyst, form=form, filename="a.csv", data=tables.table("a,,canary,red"))
    cuts.make_export(analyst, make_cut(actor=analyst), audience="records")
    retention_rule("feedback.contacts", 1, actor=publisher)
    set_clock(clock.now() + timedelta(days=99))
    with django_capture_on_commit_callbacks(execute=True):
        breaks_cleanly(retention.run, size(7, 1))
    assert [name.split("/")[0] for name in private_files()] == ["cuts"]
    assert not ContactDetail.objects.exists()
