"""Build what the live page displays to one participant, in a constant number of queries."""

from collections import Counter
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.forms import BaseForm
from django.utils.translation import gettext as _

from cms.components.dates import clock_time
from cms.i18n.fields import text
from cms.i18n.passages import filled
from engagement.choices import IN_OWN_WORDS, PollState, PollTextState, QuestionState
from engagement.live.answer_forms import NO_ANSWER, Answer, form_of_poll
from engagement.live.forms import AskForm
from engagement.live.poll_results import published_result
from engagement.live.poll_words import answers_of, with_words
from engagement.live.questions import READABLE
from engagement.live.run_sheet import Run, takes_part
from engagement.live.shared import shared_by_all
from engagement.live.state_answers import stamp_of
from engagement.models import (
    Ballot,
    Conversation,
    LiveQuestion,
    Poll,
    PollText,
    QuestionSupport,
)
from feedback.models import ModerationAct

MOST_QUESTIONS = 200


def live_context(
    conversation: Conversation,
    participant: str,
    *,
    holds_key: bool = True,
    answered: BaseForm | None = None,
    ask: AskForm | None = None,
) -> dict[str, Any]:
    """``answered`` and ``ask``: bound forms with errors; the first is displayed only if its poll is still the open one.
    ``holds_key``: the cookie of this browser holds the key in the
    address; whoever has only a copied address reads nothing of the person that is not public.
    """
    shared = shared_by_all(conversation)
    run, polls = shared.run, shared.polls
    is_over = not takes_part(conversation) or run.ended_at is not None
    open_poll = next(
        (each for each in polls if each.state == PollState.OPEN and takes_part(conversation)), None
    )
    own = _own_texts(polls, participant)
    mine = _my_answer(open_poll, participant, own, holds_key)
    questions = _questions(conversation, shared.questions, participant, holds_key)
    closed = [poll for poll in polls if poll.state == PollState.CLOSED][::-1]
    context = {
        "conversation": conversation,
        "run": run,
        "is_over": is_over,
        "said": answer_text(conversation, run, open_poll),
        "round": shared.round,
        "poll": open_poll,
        "poll_form": _poll_form(open_poll, mine, answered),
        "has_answered": mine["is_given"],
        "said_so_far": _said_so_far(open_poll, shared.texts),
        "own_texts": own if holds_key else [],
        "results": with_words(
            [published_result(poll) | {"is_again": poll.asked_before_id is not None} for poll in closed],
            shared.texts,
        ),
        "ask_form": ask or (None if is_over else AskForm()),
        **questions,
    }
    return context | {"stamps": _stamps(context, mine)}


def answer_text(conversation: Conversation, run: Run, open_poll: Poll | None = None) -> str:
    """One sentence on the current state; the status line announces it only when it changed."""
    phase = conversation.phase
    if phase.is_canceled:
        return _("This conversation is canceled.")
    if open_poll:
        return filled(_("A poll is open: %(question)s"), question=text(open_poll.question))
    if run.now:
        return _("Now: %(part)s") % {"part": run.now.title}
    if run.ended_at or not takes_part(conversation):
        return _("The conversation is over. Thank you for being part of it.")
    if conversation.is_over:
        return _("The scheduled time is up. Questions are still being read.")
    if phase.is_running:
        return _("Started at %(time)s Pacific") % {"time": clock_time(conversation.starts_at)}
    return _("The conversation has not begun.")


def _poll_form(poll: Poll | None, mine: Answer, answered: BaseForm | None) -> BaseForm | None:
    """None without an open poll, and once the time of one that closes by itself is up."""
    if poll is None or not poll.accepts_answers:
        return None
    is_of_poll = getattr(answered, "poll_id", None) == poll.pk
    return answered if is_of_poll else form_of_poll(poll, mine)


def _own_texts(polls: list[Poll], participant: str) -> list[PollText]:
    """What the participant wrote in all polls answered in own words: one query, none without such a poll."""
    asked = {each.pk: each for each in polls if each.kind in IN_OWN_WORDS}
    if not asked:
        return []
    rows = PollText.objects.filter(ballot__poll__in=asked, ballot__participant=participant)
    own = list(rows.exclude(state=PollTextState.REPLACED).select_related("ballot"))
    for each in own:
        each.ballot.poll = asked[each.ballot.poll_id]
    return own


def _my_answer(poll: Poll | None, participant: str, own: list[PollText], holds_key: bool) -> Answer:
    """What was chosen or written only for the browser that holds the key; ``is_given`` for whoever has the address."""
    mine: Answer = NO_ANSWER | {"is_given": False}
    if poll is None:
        return mine
    if poll.kind in IN_OWN_WORDS:
        texts = [each for each in own if each.ballot.poll_id == poll.pk]
        mine["is_given"] = bool(texts)
        if holds_key and texts:
            mine |= {"texts": [each.text for each in texts], "language": texts[0].language}
        return mine
    ballots = Ballot.objects.filter(poll=poll, participant=participant)
    chosen = ballots.values_list("choices", flat=True).first() or []
    return mine | {"options": chosen if holds_key else [], "is_given": bool(chosen)}


def _said_so_far(poll: Poll | None, decided: list[PollText]) -> list[Any]:
    """The approved answers of the open poll, without any number (rule 7 of small rooms)."""
    return answers_of(each for each in decided if poll and each.ballot.poll_id == poll.pk)


def _questions(
    conversation: Conversation, rows: list[LiveQuestion], participant: str, holds_key: bool
) -> dict[str, Any]:
    """Visible questions, the participant's own with their state, and counts of hidden ones by reason. Own ones are
    read again, with those that they support: a new one waits without a new version.
    """
    shown = [each for each in rows if each.state in READABLE][:MOST_QUESTIONS]
    support = QuestionSupport.objects.filter(question=OuterRef("pk"), participant=participant)
    marked = conversation.questions.annotate(is_mine=Exists(support))
    mine = list(marked.filter(Q(is_mine=True) | Q(participant=participant)))
    supported = {each.pk for each in mine if each.is_mine}
    counts = Counter(each.reason for each in rows if each.state == QuestionState.HIDDEN)
    own = [each for each in mine if each.participant == participant]
    return {
        "questions": [_row(each, supported) for each in shown],
        "holds_key": holds_key,
        "own_questions": [each for each in own if holds_key or each.state in READABLE],
        "own_waiting": sum(each.state == QuestionState.WAITING for each in own),
        "hidden": [(ModerationAct.Reason(reason).label, count) for reason, count in sorted(counts.items())],
    }


def _row(question: LiveQuestion, supported: set[int]) -> dict[str, Any]:
    """``text``: the translation into the reader's language if there is one, with the original under it."""
    translated = next(iter(question.translations.all()), None)
    return {
        "question": question,
        "translated": translated,
        "text": translated.text if translated else question.public_text,
        "text_language": translated.language if translated else question.language.replace("other", ""),
        "is_mine": question.pk in supported,
        "is_open": question.state == QuestionState.SHOWN,
    }


def _stamps(context: dict[str, Any], mine: Answer) -> dict[str, str]:
    """One stamp for each part of the page that can update by itself: equal stamps mean equal parts."""
    run, poll, running, is_over = (context[name] for name in ("run", "poll", "round", "is_over"))
    parts = {
        "now": [(part.key, part.began_at, part.ends_at, part.is_now) for part in run.parts]
        + [run.ended_at, running.pk if running else None, is_over, context["conversation"].phase],
        "poll": [poll.pk, mine, poll.ends_at, poll.accepts_answers] if poll else [],
        "said": [(each.text, each.language, each.is_changed) for each in context["said_so_far"]],
        "results": [(each["id"], each.get("answers"), each.get("hidden")) for each in context["results"]],
        "questions": [
            (
                row["question"].pk,
                row["question"].state,
                row["question"].supports,
                row["question"].taken_up_at,
                row["question"].answer,
                row["is_mine"],
                row["text"],
                row["question"].public_text,
            )
            for row in context["questions"]
        ]
        + [*context["hidden"], is_over],
        "mine": [(each.pk, each.state, each.answered_aloud) for each in context["own_questions"]]
        + [context["holds_key"], context["own_waiting"]]
        + [(each.pk, each.text, each.state, each.shown_text) for each in context["own_texts"]],
    }
    return {name: stamp_of(facts) for name, facts in parts.items()}
