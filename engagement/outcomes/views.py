"""Desk screens for the outcomes of themes, and for closing a conversation."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.access import role_required
from cms.cleaning import whole_number
from cms.exceptions import RuleBroken
from engagement import access
from engagement.choices import OVER, TOLD
from engagement.exceptions import NeedsReason
from engagement.models import Conversation
from engagement.outcomes.forms import OutcomeForm
from engagement.outcomes.services import close_conversation, record_outcome


@role_required(*access.COUNT_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def outcomes(request: HttpRequest, slug: str) -> HttpResponse:
    """A POST records the outcome of one theme: publishers only."""
    found = access.get_conversation(request.user, slug)
    if request.method != "POST":
        return _page(request, found)
    if not access.may_publish(request.user):
        raise Http404
    theme = access.get_theme(found, whole_number(request.POST.get("theme", "")))
    form, refusal = OutcomeForm(request.POST, of=theme), None
    if form.is_valid():
        try:
            record_outcome(actor=request.user, theme=theme, **form.facts())
        except NeedsReason as error:
            form.add_error("reason", str(error))
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Told. People who left an address get one message."))
            return redirect("engagement:desk_outcomes", slug)
    return _page(request, found, form=form, refusal=refusal)


@role_required(*access.PUBLISH_ROLES)
@require_POST
def close(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    try:
        close_conversation(actor=request.user, conversation=found)
    except RuleBroken as error:
        return _page(request, found, refusal=error)
    messages.success(request, _("Closed. The page says so."))
    return redirect("engagement:desk_conversation", slug)


def _page(
    request: HttpRequest,
    found: Conversation,
    *,
    form: OutcomeForm | None = None,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    themes = list(found.themes.select_related("outcome", "conversation"))
    forms = [form if form and form.of.pk == theme.pk else OutcomeForm(of=theme) for theme in themes]
    context = {
        "conversation": found,
        "forms": forms,
        "problem_form": form if form and form.errors else None,
        "refusal": refusal,
        "may_publish": access.may_publish(request.user),
        "is_posted": found.status in TOLD,
        "may_close": access.may_publish(request.user) and found.status in OVER,
    }
    bound = form is not None or refusal is not None
    return render(request, "engagement/outcomes/desk_outcomes.html", context, status=422 if bound else 200)
