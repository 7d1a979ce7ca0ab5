"""Views for a person's saved filters."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.access import has_role, role_required
from cms.exceptions import RuleBroken
from feedback import access
from feedback.models import SavedFilter, Screen
from feedback.saved_filters.forms import SaveForm
from feedback.saved_filters.selectors import ROLES, get_own, own_filters
from feedback.saved_filters.services import change_filter, remove_filter, save_filter

staff = role_required(*access.MODERATE_ROLES)


@staff
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    return _list(request)


@staff
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Save the filter of a screen; refused, the form stands alone with what was typed (422)."""
    screen, query = request.POST.get("screen", ""), request.POST.get("query", "")
    if screen not in Screen.values or not has_role(request.user, *ROLES[Screen(screen)]):
        raise Http404
    form = SaveForm(request.POST)
    refusal = None
    if form.is_valid():
        try:
            saved = save_filter(actor=request.user, screen=Screen(screen), query=query, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Saved as “%(name)s”.") % {"name": saved.name})
            return redirect(saved.url)
    return _list(request, form=form, refusal=refusal, new={"screen": screen, "query": query})


@staff
@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    saved = get_own(request.user, pk)
    form = SaveForm(request.POST, saved)
    refusal = None
    if form.is_valid():
        try:
            change_filter(actor=request.user, saved=saved, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Saved."))
            return redirect("feedback:desk_filters")
    return _list(request, form=form, refusal=refusal, changed=pk)


@staff
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    remove_filter(actor=request.user, saved=get_own(request.user, pk))
    messages.success(request, _("The filter was removed."))
    return redirect("feedback:desk_filters")


def _list(
    request: HttpRequest,
    *,
    form: SaveForm | None = None,
    refusal: RuleBroken | None = None,
    changed: int = 0,
    new: dict[str, str] | None = None,
) -> HttpResponse:
    def row(saved: SavedFilter) -> dict[str, object]:
        own = form if saved.pk == changed and form else SaveForm(saved=saved)
        return {"saved": saved, "form": own}

    context = {
        "rows": [row(each) for each in own_filters(request.user)],
        "form": form,
        "refusal": refusal,
        "changed": changed,
        "new": new,
    }
    return render(request, "feedback/saved_filters/desk_filters.html", context, status=422 if form else 200)
