"""Desk view to publish a form in all its languages at once."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.exceptions import RuleBroken
from feedback import access
from feedback.forms.forms import PublishForm
from feedback.forms.publishing import LanguageState, language_states, publish_together
from feedback.models import Form


@role_required(*access.PUBLISH_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    form = access.get_form(request.user, slug, *access.PUBLISH_ROLES)
    states = language_states(form)
    if not states:
        raise Http404
    chosen = PublishForm(states, states[0].name, request.POST if request.method == "POST" else None)
    if not chosen.is_bound:
        return _screen(request, form, states, chosen)
    if not chosen.is_valid():
        return _screen(request, form, states, chosen, status=422)
    try:
        made = publish_together(actor=request.user, form=form, chosen=chosen.cleaned_data)
    except RuleBroken as refusal:
        return _screen(request, form, language_states(form), chosen, refusal=refusal, status=409)
    if made:
        words = _("Published: version %(number)s has this text.") % {"number": made.number}
    else:
        words = _("Nothing changed: the public already sees this text.")
    messages.success(request, words)
    return redirect("feedback:desk_form_versions", slug)


def _screen(
    request: HttpRequest,
    record: Form,
    states: list[LanguageState],
    chosen: PublishForm,
    *,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"record": record, "states": states, "form": chosen, "refusal": refusal}
    return render(request, "feedback/forms/desk_form_publish.html", context, status=status)
