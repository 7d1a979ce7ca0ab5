"""Desk views with one action each on a proposal (C2C-30, C2C-31, PAR-02)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from boards import access
from boards.base_forms import DeskForm
from boards.desk_form import answer
from boards.models import Body, Decision, Proposal
from boards.proposals import desk_presenters, visibility
from boards.proposals.course import answer_proposal, consider_proposal, discuss_proposal
from boards.proposals.forms import desk as forms
from boards.proposals.member_services import close_sponsoring
from boards.proposals.services import publish_proposal, reroute_proposal
from boards.proposals.studies import begin_study, publish_study, write_study
from cms.access import role_required
from cms.web.buttons import press

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
may_act = role_required(*access.DECISION_ROLES)


def _form(
    request: HttpRequest,
    found: Proposal,
    form: DeskForm,
    act: Callable[[dict[str, Any]], Any],
    *,
    heading: str,
    button: str,
    done: str,
    hint: str = "",
) -> HttpResponse:
    def do(facts: dict[str, Any]) -> str:
        act(facts)
        return done

    name = found.number or _("Members’ proposal")
    back = reverse("boards:desk_proposal", args=[found.pk])
    words = {"heading": f"{heading}: {name}", "button": button, "hint": hint}
    return answer(request, form, do, back_url=back, **words)


@read_or_send
@may_act
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Review, translate and publish."""
    found = visibility.get_desk_proposal(request.user, pk)
    names = ("title", "summary", "why", "brought_by")
    form = forms.PublishForm(request.POST or None, initial={name: getattr(found, name) for name in names})

    def act(facts: dict[str, Any]) -> None:
        publish_proposal(actor=request.user, proposal=found, words=_with_original(found, facts))

    return _form(
        request,
        found,
        form,
        act,
        heading=_("Publish proposal"),
        button=_("Publish proposal"),
        done=_("Published."),
        hint=_("Write it in English and Spanish. The author’s original in another language is preserved."),
    )


def _with_original(proposal: Proposal, words: dict[str, dict[str, str]]) -> dict[str, dict[str, str]]:
    """Keep the author's text in languages the form does not show."""
    return {name: {**getattr(proposal, name), **given} for name, given in words.items()}


@read_or_send
@may_act
def reroute(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_desk_proposal(request.user, pk)
    slugs = [slug for slug, scope in found.rules.forms.items() if scope] if found.rules else []
    bodies = Body.objects.filter(slug__in=slugs).exclude(pk=found.body_id)
    form = forms.RerouteForm(request.POST or None, bodies=bodies)
    return _form(
        request,
        found,
        form,
        lambda facts: reroute_proposal(actor=request.user, proposal=found, **facts),
        heading=_("Send it to the other board"),
        button=_("Forward with this message"),
        done=_("Sent to the other board. Its author is notified."),
    )


@require_POST
@may_act
def unsponsored(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_desk_proposal(request.user, pk)

    def act() -> str:
        close_sponsoring(actor=request.user, proposal=found)
        return _("Marked as not sponsored. The board discusses it anyway.")

    back = reverse("boards:desk_proposal", args=[found.pk])
    return press(request, act, button=_("No sponsor found"), back_url=back)


@read_or_send
@may_act
def discussed(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_desk_proposal(request.user, pk)
    form = forms.DiscussedForm(request.POST or None, items=desk_presenters.items_held(found))
    return _form(
        request,
        found,
        form,
        lambda facts: discuss_proposal(actor=request.user, proposal=found, **facts),
        heading=_("The board discussed it"),
        button=_("Record"),
        done=_("Recorded. Its author is notified."),
    )


@read_or_send
@may_act
def considered(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_desk_proposal(request.user, pk)
    items = desk_presenters.items_held(found, governing=True)
    return _form(
        request,
        found,
        forms.OnItemForm(request.POST or None, items=items),
        lambda facts: consider_proposal(actor=request.user, proposal=found, **facts),
        heading=_("The Governing Board considered it"),
        button=_("Record"),
        done=_("Recorded. Its author is notified."),
    )


@read_or_send
@may_act
def study(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_desk_proposal(request.user, pk)
    return _form(
        request,
        found,
        forms.BeginStudyForm(request.POST or None),
        lambda facts: begin_study(actor=request.user, proposal=found, **facts),
        heading=_("Start a feasibility study"),
        button=_("Start study"),
        done=_("Study started. Its author is notified."),
    )


@read_or_send
@may_act
def study_write(request: HttpRequest, pk: int) -> HttpResponse:
    """Save as a draft, or publish."""
    found = visibility.get_desk_proposal(request.user, pk)
    row = visibility.get_study(found)
    names = ("summary", "effort", "effort_words", "data", "law", "cost")
    form = forms.StudyForm(request.POST or None, initial={name: getattr(row, name) for name in names})

    def act(facts: dict[str, Any]) -> str:
        write_study(actor=request.user, study=row, **facts)
        if "publish" not in request.POST:
            return _("Saved. No one outside the Office can read it yet.")
        publish_study(actor=request.user, study=row)
        return _("Study published. Its author is notified.")

    back = reverse("boards:desk_proposal", args=[found.pk])
    words = {"heading": _("Feasibility study: %(name)s") % {"name": found.number}, "proposal": found}
    return answer(request, form, act, back_url=back, template="boards/proposals/desk_study.html", **words)


@read_or_send
@may_act
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    found = visibility.get_desk_proposal(request.user, pk)
    items = desk_presenters.items_held(found, governing=True) | desk_presenters.items_held(found)
    decisions = Decision.objects.public().newest_first()
    form = forms.OutcomeForm(request.POST or None, items=items, decisions=decisions)
    return _form(
        request,
        found,
        form,
        lambda facts: answer_proposal(actor=request.user, proposal=found, **facts),
        heading=_("Write the answer"),
        button=_("Send the answer"),
        done=_("Answered. Its author can read the answer and the reason."),
        hint=_("The answer will appear in the minutes of the meeting you choose."),
    )
