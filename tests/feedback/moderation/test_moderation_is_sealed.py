"""Why a comment was hidden is sealed in the record: nobody changes the reason later without a trace (BK-23)."""

import pytest

from cms.records import verification
from feedback.models import ModerationAct
from tests.factories import feedback as make
from tests.furniture import furnished


@furnished
def act(form, editor, client_for):
    comment = make.make_submission(form)
    answer = {"act": "hide", "reason": "spam"}
    client_for(editor).post(f"/desk/comments/{comment.pk}/moderate/", answer)
    return ModerationAct.objects.get()


def test_a_decision_verifies(act):
    assert act.reason == "spam" and not list(verification.breaks())


@pytest.mark.parametrize(
    "change", [{"reason": "privacy"}, {"act": "publish"}, {"before": "published"}, {"by_name": "Someone"}]
)
def test_a_decision_changed_in_the_database_is_named(act, change):
    ModerationAct.objects.filter(pk=act.pk).update(**change)
    assert any(f"moderation {act.pk} was changed" in words for words in verification.breaks())
