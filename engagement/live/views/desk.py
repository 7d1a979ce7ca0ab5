"""The desk while people are together: polls and questions, the run sheet, small groups and their links."""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms import clock
from cms.access import role_required
from cms.web.one_time_keys import receipt_code
from engagement import access
from engagement.addresses import absolute
from engagement.choices import QuestionState
from engagement.desk_actions import checked, crumbs, one_of
from engagement.live.desk_presenters import groups_of, polls_of, questions_of
from engagement.live.forms import AnswerQuestionForm, ClosePollForm, PollForm
from engagement.live.polls import close_poll, make_poll, open_poll
from engagement.live.questions import answer_question, hide_question, show_question, show_waiting
from engagement.live.run_sheet import END, run_of
from engagement.live.services import start_part
from engagement.models import Conversation, Group
from engagement.notes.desk_forms import GroupForm
from engagement.notes.groups import add_group, renew_link, set_group_open

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
_shown_once = signing.Signer(salt="engagement.group-link")
SHOWN_FOR = 10 * 60  # seconds


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

    return one_of(request, found, acts, "engagement/desk_live.html", context)


def _poll(request: HttpRequest, found: Conversation) -> Any:
    return access.get_of(request.user, found, "poll", request.POST.get("poll", ""))


def _question(request: HttpRequest, found: Conversation) -> Any:
    return access.get_of(request.user, found, "question", request.POST.get("question", ""))


def _make_poll(request: HttpRequest, found: Conversation) -> str:
    form = checked(PollForm(request.POST), "poll_form")
    make_poll(actor=request.user, conversation=found, **form.facts())
    return _("The poll is made. Open it when it is time.")


def _open_poll(request: HttpRequest, found: Conversation) -> str:
    open_poll(actor=request.user, poll=_poll(request, found))
    return _("The poll is open.")


def _close_poll(request: HttpRequest, found: Conversation) -> str:
    form = checked(ClosePollForm(request.POST), "close_form")
    close_poll(actor=request.user, poll=_poll(request, found), n_present=form.cleaned_data["n_present"])
    return _("The poll is closed and counted. Its result is public.")


def _show(request: HttpRequest, found: Conversation) -> str:
    show_question(actor=request.user, question=_question(request, found))
    return _("The question is shown to all.")


def _show_waiting(request: HttpRequest, found: Conversation) -> str:
    count = show_waiting(actor=request.user, conversation=found)
    return _("Questions now shown: %(count)s. What looks like private data waits for you.") % {"count": count}


def _answer(request: HttpRequest, found: Conversation) -> str:
    form = checked(AnswerQuestionForm(request.POST), "answer_form")
    answer_question(
        actor=request.user, question=_question(request, found), answer=form.cleaned_data["answer"]
    )
    return _("The question is marked as answered.")


def _hide(request: HttpRequest, found: Conversation) -> str:
    reason = request.POST.get("reason", "")
    hide_question(actor=request.user, question=_question(request, found), reason=reason)
    return _("The question is hidden. Its words are kept, and the public sees the reason counted.")


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

    return one_of(request, found, {"start": start}, "engagement/desk_run.html", context)


@role_required(*access.DOOR_ROLES)
@read_or_send
def groups(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    acts = {"close": _close_group, "open": _open_group}
    made: list[Group] = []

    def add(request: HttpRequest, found: Conversation) -> str:
        form = checked(GroupForm(request.POST), "form")
        made.append(add_group(actor=request.user, conversation=found, **form.cleaned_data))
        return _("The group is there. Give its link to the note-taker now: it is not shown again.")

    def renew(request: HttpRequest, found: Conversation) -> str:
        made.append(renew_link(actor=request.user, group=_group(request, found)))
        return _("The link is new, and the old one no longer works.")

    def context() -> dict[str, Any]:
        return {
            "conversation": found,
            "crumbs": crumbs(found, _("Small groups")),
            "form": GroupForm(),
            "groups": [{"group": each, "link": _link(request, each)} for each in groups_of(found)],
        }

    answer = one_of(
        request, found, acts | {"add": add, "renew": renew}, "engagement/desk_groups.html", context
    )
    if made:  # the link is shown for some minutes to whoever made it
        moment = int(clock.now().timestamp())
        return redirect(f"{request.path}?link={_shown_once.sign(f'{made[0].key}.{moment}')}")
    return answer


def _link(request: HttpRequest, group: Group) -> str:
    """The note-taker's address, only just after it was made."""
    try:
        key, _dot, moment = _shown_once.unsign(request.GET.get("link", "")).rpartition(".")
    except signing.BadSignature:
        return ""
    if key != group.key or clock.now().timestamp() > int(moment) + SHOWN_FOR:
        return ""
    return absolute(reverse("engagement:notes", args=[receipt_code(key)]))


def _group(request: HttpRequest, found: Conversation) -> Group:
    return access.get_of(request.user, found, "group", request.POST.get("group", ""))


def _close_group(request: HttpRequest, found: Conversation) -> str:
    set_group_open(actor=request.user, group=_group(request, found), is_open=False)
    return _("The notes of this group are closed.")


def _open_group(request: HttpRequest, found: Conversation) -> str:
    set_group_open(actor=request.user, group=_group(request, found), is_open=True)
    return _("The notes of this group are open again.")
