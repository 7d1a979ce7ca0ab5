"""Build what the live page displays to one participant, in a constant number of queries."""

import hashlib
from collections import Counter
from typing import Any

from django.forms import BaseForm
from django.utils.translation import gettext as _

from cms import clock
from cms.i18n.fields import text
from engagement.choices import PollState, QuestionState
from engagement.live.forms import AskForm, answer_form
from engagement.live.poll_results import published_result
from engagement.live.questions import READABLE
from engagement.live.run_sheet import Run, run_of, takes_questions
from engagement.models import BallotChoice, Conversation, LiveQuestion, Poll, QuestionSupport
from feedback.models import ModerationAct

MOST_QUESTIONS = 200


def live_context(
    conversation: Conversation,
    participant: str,
    *,
    answered: BaseForm | None = None,
    ask: AskForm | None = None,
) -> dict[str, Any]:
    """``answered`` and ``ask``: bound forms with errors."""
    run = run_of(conversation)
    polls = list(conversation.polls.exclude(state=PollState.DRAFT).prefetch_related("options"))
    open_poll = next((poll for poll in polls if poll.state == PollState.OPEN), None)
    mine = _my_choices(open_poll, participant)
    questions = _questions(conversation, participant)
    closed = [poll for poll in polls if poll.state == PollState.CLOSED][::-1]
    context = {
        "conversation": conversation,
        "run": run,
        "said": answer_text(conversation, run, open_poll),
        "poll": open_poll,
        "poll_form": (answered or answer_form(open_poll, mine)) if open_poll else None,
        "has_answered": bool(mine),
        "results": [{"id": poll.pk} | published_result(poll) for poll in closed],
        "ask_form": ask or (AskForm() if takes_questions(conversation) else None),
        **questions,
    }
    return context | {"stamps": _stamps(context, mine)}


def answer_text(conversation: Conversation, run: Run, open_poll: Poll | None = None) -> str:
    """One sentence on the current state; the status line announces it only when it changed."""
    if conversation.is_cancelled:
        return _("This conversation is cancelled.")
    if open_poll:
        return _("A poll is open: %(question)s") % {"question": text(open_poll.question)}
    if run.now:
        return _("Now: %(part)s") % {"part": run.now.title}
    if run.ended_at or conversation.is_over:
        return _("The conversation is over. Thank you for being part of it.")
    if conversation.starts_at > clock.now():
        return _("The conversation has not begun.")
    return _("The conversation begins soon.")


def _my_choices(poll: Poll | None, participant: str) -> list[int]:
    if poll is None:
        return []
    rows = BallotChoice.objects.filter(ballot__poll=poll, ballot__participant=participant)
    return sorted(rows.values_list("option_id", flat=True))


def _questions(conversation: Conversation, participant: str) -> dict[str, Any]:
    """Visible questions, the participant's own with their state, and counts of hidden ones by reason."""
    rows = list(conversation.questions.all())
    shown = [each for each in rows if each.state in READABLE][:MOST_QUESTIONS]
    asked = QuestionSupport.objects.filter(question__in=shown, participant=participant)
    supported = set(asked.values_list("question_id", flat=True)) if shown else set()
    counts = Counter(each.reason for each in rows if each.state == QuestionState.HIDDEN)
    return {
        "questions": [_row(each, supported) for each in shown],
        "own_questions": [each for each in rows if each.participant == participant],
        "hidden": [(ModerationAct.Reason(reason).label, count) for reason, count in sorted(counts.items())],
    }


def _row(question: LiveQuestion, supported: set[int]) -> dict[str, Any]:
    return {
        "question": question,
        "is_mine": question.pk in supported,
        "is_open": question.state == QuestionState.SHOWN,
    }


def _stamps(context: dict[str, Any], mine: list[int]) -> dict[str, str]:
    """One stamp for each part of the page that can update by itself: equal stamps mean equal parts."""
    run, poll = context["run"], context["poll"]
    parts = {
        "now": [(part.key, part.began_at, part.is_now) for part in run.parts] + [run.ended_at],
        "poll": [poll.pk, mine] if poll else [],
        "results": [each["id"] for each in context["results"]],
        "questions": [
            (row["question"].pk, row["question"].state, row["question"].supports, row["is_mine"])
            for row in context["questions"]
        ]
        + context["hidden"],
        "mine": [(each.pk, each.state) for each in context["own_questions"]],
    }
    return {name: hashlib.sha256(repr(facts).encode()).hexdigest()[:12] for name, facts in parts.items()}
