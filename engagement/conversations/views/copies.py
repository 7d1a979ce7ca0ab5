"""Copy a conversation to another day, or to a series of days that are shown before the drafts are made."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.exceptions import RuleBroken
from engagement import access
from engagement.conversations.copies import copy_conversation
from engagement.conversations.forms.starting import CopyForm, DaysForm
from engagement.models import Conversation


@role_required(*access.DOOR_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    form = CopyForm(request.POST or None, source=found)
    if not (form.is_bound and form.is_valid()):
        return _page(request, found, form)
    has_days = "day-1" in request.POST
    shows_days = form.cleaned_data["every"] and not has_days
    days = DaysForm(request.POST if has_days else None, days=form.days)
    if shows_days or (has_days and not days.is_valid()):
        return _page(request, found, form, days)
    try:
        made = copy_conversation(
            actor=request.user,
            source=found,
            slots=days.slots(form) if has_days else [form.slot],
            decision=form.decision(),
            name=form.cleaned_data["name"],
        )
    except ValidationError as error:
        (days if has_days else form).add_error(None, error.messages)
    except RuleBroken as error:
        return _page(request, found, form, days if has_days else None, refusal=error)
    else:
        return _made(request, made)
    return _page(request, found, form, days if has_days else None)


def _made(request: HttpRequest, made: list[Conversation]) -> HttpResponse:
    words = ngettext("%(count)s draft created.", "%(count)s drafts created.", len(made))
    said = _("Nothing is public until you publish its pages.")
    messages.success(request, f"{words % {'count': len(made)}} {said}")
    if len(made) == 1:
        return redirect("engagement:desk_planning", made[0].slug)
    return redirect("engagement:desk_conversations")


def _page(
    request: HttpRequest,
    found: Conversation,
    form: CopyForm,
    days: DaysForm | None = None,
    *,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    """``days``: the second screen, with the days before anything is created."""
    problem = next((each for each in (form, days) if each is not None and each.errors), None)
    context = {"form": form, "days": days, "conversation": found, "problem": problem, "refusal": refusal}
    status = 422 if problem or refusal else 200
    return render(request, "engagement/conversations/desk_copy.html", context, status=status)
