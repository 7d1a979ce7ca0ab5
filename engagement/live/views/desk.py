"""Desk screens of a running conversation: polls and questions, run sheet, small groups and their links."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms import clock
from cms.access import role_required
from engagement import access
from engagement.addresses import absolute
from engagement.choices import QuestionState
from engagement.desk_actions import checked, crumbs, one_of
from engagement.live.desk_presenters import polls_of, questions_of
from engagement.live.forms import AnswerQuestionForm, ClosePollForm, PollForm
from engagement.live.polls import close_poll, make_poll, open_poll
from engagement.live.questions import answer_question, hide_question, show_question, show_waiting
from engagement.live.run_sheet import END, run_of
from engagement.live.services import start_part
from engagement.models import Conversation

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.DOOR_ROLES)
@read_or_send
def live(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    acts = {
        "make": _make_poll,
        "open": _open_poll,
        "close": _close_poll,
        "show": _show,
        "show_waiting": _show_waiting,
        "answer": _answer,
        "hide": _hide,
    }

    def context() -> dict[str, Any]:
        return {
            "conversation": found,
            "crumbs": crumbs(found, _("Polls and questions")),
            "polls": polls_of(found),
            "questions": questions_of(found),
            "waiting_count": found.questions.filter(state=QuestionState.WAITING).count(),
            "poll_form": PollForm(),
            "address": absolute(reverse("engagement:live_start", args=[slug])),
        }

    return one_of(request, found, acts, "engagement/live/desk_live.html", context)


def _poll(request: HttpRequest, found: Conversation) -> Any:
    return access.get_of(request.user, found, "poll", request.POST.get("poll", ""))


def _question(request: HttpRequest, found: Conversation) -> Any:
    return access.get_of(request.user, found, "question", request.POST.get("question", ""))


def _make_poll(request: HttpRequest, found: Conversation) -> str:
    form = checked(PollForm(request.POST), "poll_form")
    make_poll(actor=request.user, conversation=found, **form.facts())
    return _("Poll created. Open it when it is time.")


def _open_poll(request: HttpRequest, found: Conversation) -> str:
    open_poll(actor=request.user, poll=_poll(request, found))
    return _("The poll is open.")


def _close_poll(request: HttpRequest, found: Conversation) -> str:
    form = checked(ClosePollForm(request.POST), "close_form")
    close_poll(actor=request.user, poll=_poll(request, found), n_present=form.cleaned_data["n_present"])
    return _("The poll is closed and counted. Its result is public.")


def _show(request: HttpRequest, found: Conversation) -> str:
    show_question(actor=request.user, question=_question(request, found))
    return _("The question is shown to everyone.")


def _show_waiting(request: HttpRequest, found: Conversation) -> str:
    count = show_waiting(actor=request.user, conversation=found)
    return _("Questions now shown: %(count)s. What looks like personal information waits for you.") % {
        "count": count
    }


def _answer(request: HttpRequest, found: Conversation) -> str:
    form = checked(AnswerQuestionForm(request.POST), "answer_form")
    answer_question(
        actor=request.user, question=_question(request, found), answer=form.cleaned_data["answer"]
    )
    return _("The question is marked as answered.")


def _hide(request: HttpRequest, found: Conversation) -> str:
    reason = request.POST.get("reason", "")
    hide_question(actor=request.user, question=_question(request, found), reason=reason)
    return _("Question hidden. Its text is saved, and the public sees the count by reason.")


@role_required(*access.DOOR_ROLES)
@read_or_send
def run(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)

    def start(request: HttpRequest, found: Conversation) -> str:
        start_part(actor=request.user, conversation=found, segment=request.POST.get("segment", ""))
        return ""

    def context() -> dict[str, Any]:
        return {
            "conversation": found,
            "crumbs": crumbs(found, _("Run sheet")),
            "run": run_of(found),
            "now": clock.now(),
            "end": END,
        }

    return one_of(request, found, {"start": start}, "engagement/live/desk_run.html", context)
