"""Whatever a screen let through: a service asks who acts before anything else."""

import uuid

from django.core.exceptions import PermissionDenied

import pytest

from feedback import access
from feedback.coding.themes import accept_as_code, accept_as_new_code, reject_theme, start_themes
from feedback.cuts.services import make_cut
from feedback.exports.services import new_export
from feedback.findings.services import publish_finding, save_finding
from feedback.imports.batches import check_again, remove_import
from feedback.imports.new_forms import make_form
from feedback.imports.uploads import read_again
from feedback.models import ModerationAct, Submission
from feedback.moderation.services import moderate, moderate_many, undo_together
from tests.factories import feedback as make
from tests.furniture import furnished

TOGETHER = "/desk/comments/together/"


@pytest.mark.parametrize(
    ("service", "facts"),
    [
        (moderate, {"submission": None, "act": "publish"}),
        (moderate_many, {"ids": [], "act": "publish"}),
        (undo_together, {"together": uuid.uuid4()}),
        (make_cut, {}),
        (save_finding, {"finding": None}),
        (publish_finding, {"finding": None}),
        (read_again, {"batch": None, "encoding": "", "delimiter": ""}),
        (check_again, {"batch": None, "change": None}),
        (make_form, {"batch": None, "title": "", "mapping": {}}),
        (remove_import, {"batch": None}),
        (start_themes, {}),
        (accept_as_new_code, {"proposal": None, "code": None}),
        (accept_as_code, {"proposal": None, "code": None}),
        (reject_theme, {"proposal": None, "reason": "x"}),
        (new_export, {"cut": None, "format": "csv", "audience": "public", "reason": "x"}),
    ],
)
def test_services_ask_who_acts_before_anything_else(clerk, db, service, facts):
    with pytest.raises(PermissionDenied):
        service(actor=clerk, **facts)


@furnished
def comments(form):
    return [make.make_submission(form, f"Number {number}") for number in range(2)]


@pytest.fixture
def open_screens(monkeypatch):
    """The screens let everybody through; what is asked below them is as ever."""
    monkeypatch.setattr("cms.access.has_role", lambda _user, *_roles: True)
    monkeypatch.setattr(access, "count_comments", lambda _user, ids: len(set(ids)))


def test_who_may_not_moderate_decides_on_no_comment_of_many(open_screens, comments, client_for, clerk):
    sent = {"which": "ticked", "comment": [each.pk for each in comments], "act": "publish"}
    assert client_for(clerk).post(TOGETHER, sent).status_code == 403
    assert {each.state for each in Submission.objects.all()} == {"received"}


def test_who_may_not_moderate_takes_back_no_decision_on_many(
    open_screens, comments, client_for, clerk, editor
):
    moderate_many(actor=editor, ids=[each.pk for each in comments], act="publish")
    together = ModerationAct.objects.values_list("together", flat=True).distinct().get()
    assert client_for(clerk).post(f"{TOGETHER}{together}/undo/").status_code == 403
    assert {each.state for each in Submission.objects.all()} == {"published"}
