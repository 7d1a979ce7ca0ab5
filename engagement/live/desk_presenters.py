"""Build what the desk screens of a running conversation display."""

from typing import Any

from django.db.models import Count
from django.http import QueryDict

from cms import clock
from cms.pii.identifiers import find_identifiers
from engagement.choices import PollState, QuestionState
from engagement.live.forms import AnswerQuestionForm, ClosePollForm, MinutesForm, TimerForm, TranslationForm
from engagement.live.poll_results import published_result
from engagement.live.poll_words import with_words
from engagement.live.polls import arrivals, door_missed_people
from engagement.live.public_text import looks_private, needs_edit
from engagement.live.ranking import points_of
from engagement.live.run_sheet import Part, Run
from engagement.live.state_answers import stamp_of
from engagement.models import Ballot, Conversation, LiveQuestion, Poll, Round
from feedback.models import ModerationAct


def desk_facts(conversation: Conversation) -> list[object]:
    """What the address of the state compares: answers so far, questions, and the minute. Two queries."""
    answers = Ballot.objects.filter(poll__conversation=conversation, poll__state=PollState.OPEN)
    return [answers.count(), conversation.questions.count(), _minute()]


def polls_of(conversation: Conversation) -> list[dict[str, Any]]:
    """Polls for the desk: an open one has its number of answers so far, a closed one its published result. No split
    while open.
    """
    polls = conversation.polls.prefetch_related("options").annotate(answered=Count("ballots"))
    rows = [_poll(poll, poll.answered) for poll in polls]
    results = with_words([row["result"] for row in rows if row["result"]])
    points = points_of(row["poll"] for row in rows)
    for row in rows:
        row["points"] = points.get(row["poll"].pk, [])
    for row, result in zip([row for row in rows if row["result"]], results, strict=True):
        row["result"] = result
    return rows


def _poll(poll: Poll, answered: int) -> dict[str, Any]:
    return {
        "poll": poll,
        "answered": answered,
        "result": published_result(poll) if poll.state == PollState.CLOSED else None,
        **_closing(poll, answered),
        "timer_form": TimerForm(auto_id=f"timer_{poll.pk}_%s"),
    }


def _closing(poll: Poll, answered: int) -> dict[str, Any]:
    """``warning``: more people answered than the door counted, so that the number present must be typed."""
    if poll.state != PollState.OPEN:
        return {"close_form": None, "warning": ""}
    counted = arrivals(poll.conversation)
    warning = door_missed_people(counted, answered)
    present = max(counted, answered) if counted and not warning else None
    form = ClosePollForm(initial={"n_present": present}, auto_id=f"close_{poll.pk}_%s")
    return {"close_form": form, "warning": warning}


def questions_of(conversation: Conversation, typed: QueryDict) -> list[dict[str, Any]]:
    """Questions for the desk: waiting ones first, then by support; those that may contain personal information are
    flagged. ``typed``: what was sent and refused, which stays in its form.
    """
    found = conversation.questions.select_related("heard__submission").prefetch_related("translations")
    rows = sorted(found, key=lambda each: each.state != QuestionState.WAITING)
    return [_question(each, typed) for each in rows]


def _question(question: LiveQuestion, typed: QueryDict) -> dict[str, Any]:
    must_edit = needs_edit(question)
    start = {"answer": question.answer, "shown_text": question.shown_text, "is_office_contact": ""}
    is_typed = typed.get("question") == str(question.pk) and "shown_text" in typed
    if is_typed:
        start |= {name: typed.get(name, "") for name in start}
    heard = getattr(question, "heard", None)
    return {
        "question": question,
        "looks_private": looks_private(question),
        "needs_edit": must_edit and not question.shown_text,
        "is_public": question.state in (QuestionState.SHOWN, QuestionState.ANSWERED),
        "is_typed": is_typed,
        "reasons": ModerationAct.Reason.choices,
        "comment": heard.submission if question.was_hidden and heard else None,
        "answer_form": AnswerQuestionForm(
            initial=start,
            auto_id=f"answer_{question.pk}_%s",
            must_edit=must_edit,
            holds_contact=bool(find_identifiers(start["answer"])),
        ),
        "translation_form": _translation_form(question),
    }


def _translation_form(question: LiveQuestion) -> TranslationForm:
    return TranslationForm(auto_id=f"translate_{question.pk}_%s", written_in=question.language)


def live_stamps(polls: list[dict[str, Any]], questions: list[dict[str, Any]]) -> dict[str, str]:
    """Equal stamps mean equal parts of the screen."""
    return {
        "polls": stamp_of(
            [
                [
                    *_poll_facts(row["poll"], row["answered"]),
                    row["warning"],
                    (row["result"] or {}).get("answers"),
                ]
                for row in polls
            ]
        ),
        "questions": stamp_of([_question_facts(row["question"]) for row in questions]),
    }


def _poll_facts(poll: Poll, answered: int) -> list[object]:
    words = [str(poll.question), poll.kind, [str(option.label) for option in poll.options.all()]]
    return [poll.pk, poll.state, answered, poll.ends_at, poll.minutes_left, poll.closes_itself, *words]


def _question_facts(question: LiveQuestion) -> list[object]:
    said = [(each.language, each.text, each.machine) for each in question.translations.all()]
    state = [question.pk, question.state, question.reason, question.supports, question.taken_up_at]
    state += [question.was_hidden, hasattr(question, "heard")]
    return [*state, question.answered_aloud, question.shown_text, question.answer, *said]


def run_context(run: Run, running: Round | None) -> dict[str, Any]:
    """The run sheet with a field for the minutes of each part that can begin."""
    now = clock.now()
    facts = [(part.key, part.began_at, part.ends_at, part.is_now) for part in run.parts]
    stamp = stamp_of([facts, run.ended_at, running.pk if running else None, _minute()])
    return {
        "run": run,
        "round": running,
        "now": now,
        "rows": [(part, _minutes_form(part)) for part in run.parts],
        "next_form": MinutesForm(initial={"minutes": run.next.minutes}, auto_id="next_%s")
        if run.next
        else None,
        "round_form": MinutesForm(initial={"minutes": 10}, auto_id="round_%s"),
        "stamp": stamp,
    }


def _minutes_form(part: Part) -> MinutesForm:
    return MinutesForm(initial={"minutes": part.minutes}, auto_id=f"part_{part.key}_%s")


def _minute() -> int:
    return int(clock.now().timestamp()) // 60
