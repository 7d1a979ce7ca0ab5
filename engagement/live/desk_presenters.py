"""What the desk screens of a running conversation show."""

from typing import Any

from django.db.models import Count

from engagement.choices import PollState, QuestionState
from engagement.live.forms import AnswerQuestionForm, ClosePollForm
from engagement.live.poll_results import published_result
from engagement.live.polls import arrivals
from engagement.live.questions import looks_private
from engagement.models import Conversation, LiveQuestion
from feedback.models import ModerationAct


def polls_of(conversation: Conversation) -> list[dict[str, Any]]:
    """An open poll says how many answered so far, a closed one its public result. No split while it runs."""
    polls = conversation.polls.prefetch_related("options").annotate(answered=Count("ballots"))
    return [
        {
            "poll": poll,
            "answered": poll.answered,
            "result": published_result(poll) if poll.state == PollState.CLOSED else None,
            "close_form": _close_form(poll) if poll.state == PollState.OPEN else None,
        }
        for poll in polls
    ]


def _close_form(poll: Any) -> ClosePollForm:
    present = max(arrivals(poll.conversation), poll.answered)
    return ClosePollForm(initial={"n_present": present}, auto_id=f"close_{poll.pk}_%s")


def questions_of(conversation: Conversation) -> list[dict[str, Any]]:
    """Those that wait first, then by support; what looks private says so."""
    rows = sorted(conversation.questions.all(), key=lambda each: each.state != QuestionState.WAITING)
    return [_question(each) for each in rows]


def _question(question: LiveQuestion) -> dict[str, Any]:
    return {
        "question": question,
        "looks_private": looks_private(question),
        "reasons": ModerationAct.Reason.choices,
        "answer_form": AnswerQuestionForm(
            initial={"answer": question.answer}, auto_id=f"answer_{question.pk}_%s"
        ),
    }
