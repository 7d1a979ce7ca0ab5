"""The participants' live page. No account, no name: a random key in the URL is the identity (BK-24, BK-25)."""

from collections.abc import Sequence
from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.cleaning import whole_number
from cms.exceptions import RuleBroken
from cms.page_cache.rules import same_for_everyone
from cms.web.public_post import consume, public_post, too_many
from cms.web.responses import SeeOther
from engagement import access
from engagement.choices import IN_OWN_WORDS, PollKind, PollState
from engagement.live.answer_forms import NO_ANSWER, form_of_poll
from engagement.live.ballot_cookie import keep_in_browser, key_of_browser
from engagement.live.forms import AskForm
from engagement.live.participant_keys import get_participant, new_key
from engagement.live.polls import answer_poll
from engagement.live.presenters import live_context
from engagement.live.questions import ask_question, support_question
from engagement.live.run_sheet import takes_part
from engagement.live.state_answers import etag_of, state_answer
from engagement.live.views.public_answers import rank, write
from engagement.models import Conversation, Poll

KNOWN_PARTS = "X-Known-Parts"


@require_safe
def live_start(request: HttpRequest, slug: str) -> HttpResponse:
    """Redirect to this browser's key, or to a new one; nothing is stored until it is used.

    New keys are limited per network and minute, so that a room fits and one device cannot make itself a crowd.
    """
    found = access.get_public_conversation(slug)
    key = key_of_browser(request, found)
    if not key and not consume(request, "live_key"):
        return too_many(request, _("Many people opened this page from your network within one minute."))
    key = key or new_key(found)
    response = redirect("engagement:live", slug, key)
    keep_in_browser(response, found, key)
    add_never_cache_headers(response)
    return response


@same_for_everyone
@require_safe
def live_state(request: HttpRequest, slug: str) -> HttpResponse:
    """The version number that increases with each change, or 304. One query, the same response for everyone."""
    version, status = access.get_live_version(slug)
    return state_answer(request, _etag(version, status), version=version)


def _etag(version: int, status: str) -> str:
    return etag_of(version, status, get_language())


@public_post(action="live")
def live(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    found = access.get_public_conversation(slug)
    participant = get_participant(found, key)
    if request.method != "POST":
        return _page(request, found, participant, key)
    acts = {"answer": _answer, "rank": rank, "write": write, "ask": _ask, "support": _support}
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    refused = act(request, found, participant)
    if refused is not None:
        return _page(request, found, participant, key, **refused)
    anchor = {"ask": "#own", "support": "#questions"}.get(request.POST["act"], "#poll")
    return SeeOther(reverse("engagement:live", args=[slug, key]) + anchor)


def _layout(known: list[str]) -> dict[str, Any]:
    """The whole page; for a page that follows, which sends the stamps it displays, only the parts that changed."""
    if not known:
        return {"layout": "engagement/live/small_page.html", "known": known}
    return {"layout": "engagement/live/changes_only.html", "known": known, "ask_form": None}


def _answer(request: HttpRequest, found: Conversation, participant: str) -> dict[str, Any] | None:
    """None on success; otherwise the context that displays the form's errors."""
    numbers = [whole_number(each) for each in request.POST.getlist("options")]
    try:
        answer_poll(
            conversation=found,
            poll_id=whole_number(request.POST.get("poll")) or 0,
            participant=participant,
            options=[each if each is not None else -1 for each in numbers],
        )
    except RuleBroken as error:
        poll = _open_choice(request, found)  # read only now, so that an answer takes few statements
        form = form_of_poll(poll, NO_ANSWER, request.POST) if poll else None
        if form and not form.is_valid():
            return {"answered": form, "status": 422}
        return {"refusal": error, "status": 409}
    return None


def _open_choice(request: HttpRequest, found: Conversation) -> Poll | None:
    """The poll that it is sent to, if answers are chosen there and it still takes them."""
    rows = found.polls.filter(pk=whole_number(request.POST.get("poll")) or 0, state=PollState.OPEN)
    poll = rows.exclude(kind__in=[*IN_OWN_WORDS, PollKind.RANKING]).prefetch_related("options").first()
    return poll if poll and poll.accepts_answers and takes_part(found) else None


def _ask(request: HttpRequest, found: Conversation, participant: str) -> dict[str, Any] | None:
    form = AskForm(request.POST)
    if not form.is_valid():
        return {"ask": form, "status": 422}
    try:
        ask_question(
            conversation=found,
            participant=participant,
            nonce=form.nonce,
            text=form.cleaned_data["text"],
            language=form.cleaned_data["language"],
        )
    except RuleBroken as error:
        form.renew_key()
        return {"ask": form, "refusal": error, "status": 409}
    return None


def _support(request: HttpRequest, found: Conversation, participant: str) -> dict[str, Any] | None:
    try:
        support_question(
            conversation=found,
            question_id=whole_number(request.POST.get("question")) or 0,
            participant=participant,
            wanted=request.POST.get("wanted") == "1",
        )
    except RuleBroken as error:
        return {"refusal": error, "status": 409}
    return None


def _is_sent_to(poll: Poll, request: HttpRequest) -> bool:
    """Whether it is not the answer to an earlier poll, which was closed in the meantime."""
    return whole_number(request.POST.get("poll")) == poll.pk


def _page(
    request: HttpRequest,
    found: Conversation,
    participant: str,
    key: str,
    *,
    ask: AskForm | None = None,
    answered: BaseForm | None = None,
    unsaved: Sequence[str] = (),
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    holds_key = key_of_browser(request, found) == key
    known = request.headers.get(KNOWN_PARTS, "").split()
    context = live_context(found, participant, holds_key=holds_key, ask=ask, answered=answered)
    context |= _layout(known)
    poll = context["poll_form"] and context["poll"]
    if refusal and poll and request.POST.get("act") == "answer" and _is_sent_to(poll, request):
        context["poll_form"] = form_of_poll(poll, NO_ANSWER, request.POST)
    context |= {
        "refusal": refusal,
        "unsaved": unsaved,
        "etag": _etag(found.live_version, found.status),
        "here": reverse("engagement:live", args=[found.slug, key]),
    }
    response = render(request, "engagement/live/live.html", context, status=status)
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
