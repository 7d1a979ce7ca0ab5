"""A removal, a withdrawal or an erasure that breaks anywhere leaves rows and files as they were, and works the next time
(PRV-06).
"""

from contextlib import suppress
from datetime import timedelta

from django.db import DatabaseError, transaction

import pytest

from cms import clock
from cms.records import retention
from cms.storage import private_storage
from feedback.models import Export, Submission
from feedback.moderation.redaction import redact_comment
from feedback.submissions.services import withdraw
from tests.depth import size
from tests.factories import cuts, planted
from tests.factories.breaking import breaking, private_files, rows

REASON = "It names where a family lives"


@pytest.fixture
def comment(coded, form, code, analyst, publisher, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        made = planted.brought_in(form, analyst)
        planted.worked_on(made, code, analyst)
        planted.quoted(made, code, analyst, publisher)
    return made


def breaks_cleanly(act, every):
    """Break the act at every so many of its steps; give how many it has. The last run is unbroken."""
    with transaction.atomic(), breaking() as whole:
        act()
        transaction.set_rollback(True)
    before, files = rows(), private_files()
    assert whole.seen > 10
    for at in range(1, whole.seen + 1, every):
        with suppress(DatabaseError, OSError), breaking(at) as breaker, transaction.atomic():
            act()
            transaction.set_rollback(not breaker.broke)
        assert private_files() == files, breaker.broke
        assert rows() == before, breaker.broke
    act()
    assert rows() != before
    return whole.seen


def test_a_removal_that_breaks_can_be_run_again(comment, publisher, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        steps = breaks_cleanly(
            lambda: redact_comment(actor=publisher, submission=comment, reason=REASON), size(9, 1)
        )
    print(f"{steps} steps of a removal")
    assert planted.leaks() == ["feedback_importbatch"]
