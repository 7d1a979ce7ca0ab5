"""Desk screens of a running conversation: polls and questions, and the run sheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import role_required
from engagement import access
from engagement.addresses import absolute
from engagement.choices import QuestionState
from engagement.desk_actions import checked, crumbs, joined, one_of
from engagement.live.desk_presenters import desk_facts, live_stamps, polls_of, questions_of, run_context
from engagement.live.desk_texts import texts_of, texts_stamp
from engagement.live.forms import MinutesForm
from engagement.live.poll_forms import PollForm, form_of
from engagement.live.rounds import end_round, round_of, start_round
from engagement.live.run_sheet import END, run_of
from engagement.live.services import start_part
from engagement.live.state_answers import etag_of, state_answer
from engagement.live.views.desk_polls import POLL_ACTS
from engagement.live.views.desk_questions import QUESTION_ACTS
from engagement.live.views.desk_texts import TEXT_ACTS
from engagement.models import Conversation

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.DOOR_ROLES)
@read_or_send
def live(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)

    def context() -> dict[str, Any]:
        polls, questions = polls_of(found), questions_of(found, request.POST)
        texts = texts_of(found, request.POST)
        return _followed(found) | {
            "conversation": found,
            "crumbs": crumbs(found, _("Polls and questions")),
            "polls": polls,
            "questions": questions,
            "texts": texts,
            "stamps": live_stamps(polls, questions) | {"texts": texts_stamp(texts)},
            **_waiting(questions),
            "address": absolute(reverse("engagement:live_start", args=[slug])),
            **_poll_form(request, found),
        }

    acts = POLL_ACTS | QUESTION_ACTS | TEXT_ACTS
    return one_of(request, found, acts, "engagement/live/desk_live.html", context)


def _waiting(questions: list[dict[str, Any]]) -> dict[str, Any]:
    """``waiting``: the numbers of the questions that the button shows, which are those on the screen."""
    rows = [each["question"] for each in questions if each["question"].state == QuestionState.WAITING]
    return {"waiting_count": len(rows), "waiting": joined(each.pk for each in rows)}


def _poll_form(request: HttpRequest, found: Conversation) -> dict[str, Any]:
    """The form for a new poll, or with ``?edit=`` the one of a poll that was never opened."""
    typed = request.POST.get("poll", "") if request.POST.get("act") == "edit" else request.GET.get("edit", "")
    if not typed:
        return {"poll_form": PollForm()}
    edited = access.get_of(request.user, found, "poll", typed)
    return {"poll_form": form_of(edited), "edited": edited}


@role_required(*access.DOOR_ROLES)
@require_safe
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """For the desk's screens: 304 until something they display has changed."""
    return state_answer(request, _followed(access.get_conversation(request.user, slug))["etag"])


def _followed(found: Conversation) -> dict[str, Any]:
    etag = etag_of(found.live_version, found.status, get_language(), *desk_facts(found))
    return {"etag": etag, "state": reverse("engagement:desk_live_state", args=[found.slug])}


@role_required(*access.DOOR_ROLES)
@read_or_send
def run(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    acts = {"start": _start_part, "start_round": _start_round, "end_round": _end_round}

    def context() -> dict[str, Any]:
        shown = run_context(run_of(found), round_of(found))
        return (
            _followed(found)
            | shown
            | {
                "conversation": found,
                "crumbs": crumbs(found, _("Run sheet")),
                "end": END,
            }
        )

    return one_of(request, found, acts, "engagement/live/desk_run.html", context)


def _start_part(request: HttpRequest, found: Conversation) -> str:
    form = checked(MinutesForm(request.POST), "minutes_form")
    segment = request.POST.get("segment", "")
    start_part(actor=request.user, conversation=found, segment=segment, minutes=form.cleaned_data["minutes"])
    return ""


def _start_round(request: HttpRequest, found: Conversation) -> str:
    form = checked(MinutesForm(request.POST), "minutes_form")
    start_round(actor=request.user, conversation=found, minutes=form.cleaned_data["minutes"] or 0)
    return ""


def _end_round(request: HttpRequest, found: Conversation) -> str:
    end_round(actor=request.user, conversation=found)
    return ""
