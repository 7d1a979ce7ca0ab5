"""What the holder of a co-host's link sees and does: run sheet, polls, questions (C2C-21, BK-23)."""

from typing import Any

from django.http import HttpRequest

from engagement import access
from engagement.choices import QuestionState
from engagement.desk_actions import checked
from engagement.evening.presenters import co_host_context
from engagement.evening.views.door import Acts
from engagement.live.forms import AnswerQuestionForm, AnswerTextForm, ClosePollForm, MinutesForm, TimerForm
from engagement.live.poll_texts import hide_answer, show_answer
from engagement.live.polls import close_poll, open_poll
from engagement.live.questions import answer_aloud, answer_question, hide_question, show_question
from engagement.live.services import start_part
from engagement.models import EveningLink, LiveQuestion, Poll, PollText


def context(request: HttpRequest, link: EveningLink) -> dict[str, Any]:
    return co_host_context(link, request.POST)


def _start(request: HttpRequest, link: EveningLink, _nonce: str) -> str:
    form = checked(MinutesForm(request.POST), "minutes_form")
    segment = request.POST.get("segment", "")
    start_part(
        actor=link, conversation=link.conversation, segment=segment, minutes=form.cleaned_data["minutes"]
    )
    return "#run"


def _open(request: HttpRequest, link: EveningLink, _nonce: str) -> str:
    form = checked(TimerForm(request.POST), "timer_form")
    open_poll(actor=link, poll=_poll(request, link), **form.cleaned_data)
    return "#polls"


def _close(request: HttpRequest, link: EveningLink, _nonce: str) -> str:
    form = checked(ClosePollForm(request.POST), "close_form")
    close_poll(actor=link, poll=_poll(request, link), n_present=form.cleaned_data["n_present"])
    return "#polls"


def _show(request: HttpRequest, link: EveningLink, _nonce: str) -> str:
    form = checked(AnswerQuestionForm(request.POST), "answer_form")
    row = _question(request, link)
    show_question(actor=link, question=row, shown_text=form.cleaned_data["shown_text"])
    return f"#question-{row.pk}"


def _hide(request: HttpRequest, link: EveningLink, _nonce: str) -> str:
    row = _question(request, link)
    hide_question(actor=link, question=row, reason=request.POST.get("reason", ""))
    return f"#question-{row.pk}"


def _aloud(request: HttpRequest, link: EveningLink, _nonce: str) -> str:
    """A hidden question stays hidden; any other becomes public as answered, under the same limits as to show it."""
    row = _question(request, link)
    if row.state == QuestionState.HIDDEN:
        answer_aloud(actor=link, question=row)
    else:
        answer_question(actor=link, question=row, answer=row.answer)
    return f"#question-{row.pk}"


def _show_answer(request: HttpRequest, link: EveningLink, _nonce: str) -> str:
    form = checked(AnswerTextForm(request.POST), "text_form")
    row = _text(request, link)
    show_answer(actor=link, answer=row, shown_text=form.cleaned_data["shown_text"])
    return f"#answer-{row.pk}"


def _hide_answer(request: HttpRequest, link: EveningLink, _nonce: str) -> str:
    row = _text(request, link)
    hide_answer(actor=link, answer=row, reason=request.POST.get("reason", ""))
    return f"#answer-{row.pk}"


ACTS: Acts = {
    "start": _start,
    "open": _open,
    "close": _close,
    "show": _show,
    "hide": _hide,
    "aloud": _aloud,
    "show_answer": _show_answer,
    "hide_answer": _hide_answer,
}


def _poll(request: HttpRequest, link: EveningLink) -> Poll:
    found: Poll = access.get_through_link(link, "poll", request.POST.get("poll", ""))
    return found


def _question(request: HttpRequest, link: EveningLink) -> LiveQuestion:
    found: LiveQuestion = access.get_through_link(link, "question", request.POST.get("question", ""))
    return found


def _text(request: HttpRequest, link: EveningLink) -> PollText:
    found: PollText = access.get_through_link(link, "poll_text", request.POST.get("text", ""))
    return found
