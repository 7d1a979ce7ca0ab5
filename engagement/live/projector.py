"""Build what the projector displays: one thing at a time, in two languages, without a split while a poll is open."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Q
from django.utils import translation
from django.utils.translation import get_language

from cms import clock
from cms.components.bars import bar_rows, number_text
from cms.i18n.fields import text
from engagement.choices import IN_OWN_WORDS, PollKind, PollState
from engagement.live.poll_results import answers_so_far, published_result
from engagement.live.poll_words import Answer, answers_of, decided_texts, with_words
from engagement.live.projector_fit import fit_of
from engagement.live.projector_words import fit_of_words
from engagement.live.rounds import round_of
from engagement.live.run_sheet import Run, run_of
from engagement.live.state_answers import stamp_of
from engagement.models import Conversation, LiveQuestion, Poll, Round, RunStep
from engagement.models.live import minutes_until

STAMPED = (
    "screen",
    "question",
    "options",
    "rows",
    "turn",
    "said",
    "answered",
    "timing",
    "note",
    "round",
    "run",
    "translated",
    "number",
    "total",
)
ANSWERS = ("options", "rows", "said")  # what takes turns
TURN_SECONDS = 10  # how long each part of the answers stays
Words = list[tuple[str, str]]  # (language, text): the reader's language first, then another one of the site


@dataclass(frozen=True)
class Turn:
    """The part of the answers on the screen, if they take turns. ``is_held``: it stays, as its address says."""

    first: int
    last: int
    of: int
    place: int  # from 1
    is_held: bool


def projector_context(conversation: Conversation, *, held: int | None = None) -> dict[str, Any]:
    """``screen``: poll, question, result or now. An open poll comes first, then the question being answered, then a
    result until the next part begins. ``held``: the part of the answers that stays on the screen, from 1.
    """
    context = _take_turns(_screen(conversation), held)
    return context | {"stamp": stamp_of([conversation.phase, *(context.get(name) for name in STAMPED)])}


def _take_turns(context: dict[str, Any], held: int | None) -> dict[str, Any]:
    """``turn`` and only its part of the answers, if one screen has no room for all."""
    fit, screens = context["fit"]
    if len(screens) == 1 or not screens:
        return context | {"fit": fit, "turn": None}
    is_held = held is not None and 1 <= held <= len(screens)
    moment = int(clock.now().timestamp()) // TURN_SECONDS
    place = held - 1 if held is not None and is_held else moment % len(screens)
    start, end = sum(screens[:place]), sum(screens[: place + 1])
    part = {name: context[name][start:end] for name in ANSWERS if name in context}
    return context | part | {"fit": fit, "turn": Turn(start + 1, end, sum(screens), place + 1, is_held)}


def _screen(conversation: Conversation) -> dict[str, Any]:
    run = run_of(conversation)
    running = round_of(conversation)
    context = {"conversation": conversation, "run": run, "round": running, "timing": None}
    if conversation.phase.is_canceled:
        return context | _now(conversation, run, None) | {"round": None}
    poll = _open_poll(conversation)
    if poll:
        return context | _poll(poll)
    question = conversation.questions.exclude(taken_up_at=None).prefetch_related("translations").first()
    closed = _newest_result(conversation)
    if question and not (closed and _is_later(closed, question)):
        return context | _question(question) | {"timing": _time_of(run, running)}
    if closed:
        return context | _result(closed)
    return context | _now(conversation, run, running)


def projector_facts(conversation: Conversation) -> list[object]:
    """What the address of the state compares: two queries beyond the conversation's. Turns change with the time."""
    poll = _open_poll(conversation)
    answered = repr(answers_so_far(poll)) if poll else ""
    return [int(clock.now().timestamp()) // TURN_SECONDS, answered, bool(poll and poll.time_is_up)]


def _open_poll(conversation: Conversation) -> Poll | None:
    return conversation.polls.filter(state=PollState.OPEN).first()


def _is_later(poll: Poll, question: LiveQuestion) -> bool:
    """Whether the poll was counted after the question was taken up."""
    return bool(poll.closed_at and question.taken_up_at and poll.closed_at > question.taken_up_at)


def _newest_result(conversation: Conversation) -> Poll | None:
    """The poll that was counted last, unless another part has begun since."""
    poll = conversation.polls.filter(state=PollState.CLOSED).order_by("-closed_at").first()
    if poll is None or poll.closed_at is None:
        return None
    later = RunStep.objects.filter(conversation=conversation, started_at__gt=poll.closed_at)
    return None if later.exists() else poll


def _poll(poll: Poll) -> dict[str, Any]:
    question = in_two_languages(poll.question)
    options = [in_two_languages(option.label) for option in poll.options.all()]
    answered = answers_so_far(poll)
    said = answers_of(decided_texts([poll.pk])) if poll.kind in IN_OWN_WORDS else []
    return {
        "screen": "poll",
        **_place(poll),
        "kind": poll.kind,
        "question": question,
        "options": options,
        "fit": fit_of(question, options),
        "answered": answered,
        "answered_range": number_text(answered),
        "is_again": poll.asked_before_id is not None,
        "timing": timing(poll.opened_at, poll.ends_at) if poll.opened_at and poll.ends_at else None,
        **_said(poll, question, said),
    }


def _place(poll: Poll) -> dict[str, int]:
    """Its place among the polls of the conversation in the order in which they were opened. ``total``: how many there
    are, or 0 while it is not known how many will be opened.
    """
    opened = Count("pk", filter=Q(opened_at__lte=poll.opened_at))
    drafts = Count("pk", filter=Q(state=PollState.DRAFT))
    polls = Poll.objects.filter(conversation=poll.conversation_id)
    found = polls.order_by().aggregate(number=opened, drafts=drafts, all=Count("pk"))
    return {"number": found["number"], "total": 0 if found["drafts"] else found["all"]}


def _said(poll: Poll, question: Words, answers: list[Answer]) -> dict[str, Any]:
    """Of a poll answered in own words: what was approved."""
    if poll.kind not in IN_OWN_WORDS:
        return {}
    return {"said": answers, "fit": fit_of_words(question, answers, in_lines=poll.kind == PollKind.TEXT)}


def _result(poll: Poll) -> dict[str, Any]:
    """The published result, its words in both languages; no number is made here."""
    [result] = with_words([published_result(poll)])
    with translation.override(_other_language()):
        other = [row["label"] for row in published_result(poll)["rows"]]
    in_own_words = poll.kind in IN_OWN_WORDS
    drawn = bar_rows([] if in_own_words else result["rows"], percent_of=result["percent_of"])
    labels = [_words(row.label, second) for row, second in zip(drawn, other, strict=True)]
    question = in_two_languages(poll.question)
    return {
        "screen": "result",
        **_place(poll),
        "kind": poll.kind,
        "measure": result["measure"],
        "question": question,
        "rows": list(zip(labels, drawn, strict=True)),
        "fit": fit_of(question, labels, is_result=True),
        "is_again": poll.asked_before_id is not None,
        "note": result["note"],
        **_said(poll, question, result.get("answers", [])),
    }


def _question(question: LiveQuestion) -> dict[str, Any]:
    """The public text, and a translation into a language of the projector that it is not written in."""
    written_in = question.language
    wanted = [code for code in (_language(), _other_language()) if code != written_in]
    rows = [each for each in question.translations.all() if each.language in wanted]
    words = [(written_in if written_in != "other" else "", question.public_text)]
    words += [(each.language, each.text) for each in rows[:1]]
    return {
        "screen": "question",
        "question": words,
        "translated": rows[0] if rows else None,
        "shortened": question.is_shortened,
        "fit": fit_of(words, []),
    }


def _now(conversation: Conversation, run: Run, running: Round | None) -> dict[str, Any]:
    part = run.now if conversation.phase.is_open else None
    names = [(_language(), part.title)] if part else []
    if part and (other := _other_language()):
        title = run_of(conversation, language=other).title_of(part.key)
        names += [(other, title)] if title != part.title else []
    return {
        "screen": "now",
        "question": names,
        "timing": _time_of(run, running) if conversation.phase.is_open else None,
        "fit": fit_of(names, []),
    }


def _time_of(run: Run, running: Round | None) -> dict[str, Any] | None:
    """Of the round that runs, else of the part of the agenda."""
    if running:
        return timing(running.started_at, running.planned_end)
    if run.now and run.now.began_at:
        return timing(run.now.began_at, run.now.ends_at)
    return None


def timing(start: datetime, end: datetime) -> dict[str, Any]:
    """Minutes left, and the share of the time that is over as a percentage, for the bar."""
    whole = max((end - start).total_seconds(), 1)
    over = min(max((clock.now() - start).total_seconds() / whole, 0), 1)
    left = minutes_until(end)
    return {"left": left, "is_up": left == 0, "share": f"{100 * over:.0f}%"}


def in_two_languages(value: dict[str, str]) -> Words:
    return _words(text(value), value.get(_other_language(), ""))


def _words(first: str, second: str) -> Words:
    return [(_language(), first)] + ([(_other_language(), second)] if second and second != first else [])


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def _other_language() -> str:
    return next((code for code, _name in settings.SITE_LANGUAGES if code != _language()), "")
