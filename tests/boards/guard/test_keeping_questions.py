"""What members asked is removed on demand, kept by a hold, and erased when its time is over (PRV-06)."""

from datetime import timedelta

import pytest

from boards.guard.questions import answer_question, ask_staff
from boards.models import MemberQuestion
from cms import clock
from cms.models import OutboxMessage
from cms.records import holds, redaction, retention, verification
from tests.factories.powers import retention_rule
from tests.furniture import furnished

WORDS = "Is the number of foster youth in Alpine County shown anywhere in the draft?"


@furnished
def answered(sixteen, clerk):
    asked = ask_staff(actor=sixteen[0].user, appointment=sixteen[0], words=WORDS)
    return answer_question(actor=clerk, question=asked, answer="It is hidden: too few people.")


@pytest.mark.engine
def test_the_words_are_removed_everywhere(answered, publisher):
    redaction.redact("member-question", answered.pk, actor=publisher, reason="names a small group")
    answered.refresh_from_db()
    assert "Alpine" not in answered.words and "hidden" not in answered.answer
    assert not OutboxMessage.objects.filter(text__contains="workspace/ask").exists()
    assert not list(verification.breaks())


def test_a_hold_keeps_them(answered, publisher):
    holds.place_hold(
        actor=publisher, kind="member-question", reference=str(answered.pk), reason="Case 22-114"
    )
    with pytest.raises(holds.Held):
        redaction.redact("member-question", answered.pk, actor=publisher, reason="asked for")


def test_an_answered_question_is_erased_when_its_time_is_over(answered, sixteen, publisher):
    open_one = ask_staff(actor=sixteen[1].user, appointment=sixteen[1], words="And the map?")
    retention_rule("boards.member_question", 365, actor=publisher)
    with clock.at(clock.now() + timedelta(days=366)):
        assert retention.run()["boards.member_question"] == 1
    assert list(MemberQuestion.objects.all()) == [open_one]
    assert not OutboxMessage.objects.filter(about_kind="member-question").exists()
    assert not [row for row in map(str, MemberQuestion.history.values()) if "Alpine" in row]
