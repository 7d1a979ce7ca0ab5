"""Views to read a file again, say what values mean, mend groups of rows, and remove a file."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.buttons import refused
from feedback import access
from feedback.imports import meanings
from feedback.imports.batches import remove_import
from feedback.imports.forms import MeaningsForm, ReadingForm
from feedback.imports.repairs import repair
from feedback.imports.selectors import frozen_of
from feedback.imports.uploads import read_again
from feedback.imports.views.files import match_form, page
from feedback.models import ImportBatch

analysts = role_required(*access.CUT_ROLES)


@analysts
@require_POST
def read(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, form = access.get_import(request.user, pk), ReadingForm(request.POST)
    try:
        how = form.cleaned_data if form.is_valid() else {"encoding": "", "delimiter": ""}
        read_again(actor=request.user, batch=found, encoding=how["encoding"], delimiter=how["delimiter"])
    except RuleBroken as error:
        return page(request, found, match_form(request, found), error)
    return redirect(found)


@analysts
@require_http_methods(["GET", "HEAD", "POST"])
def values(request: HttpRequest, pk: UUID, place: int) -> HttpResponse:
    found = access.get_import(request.user, pk)
    form, refusal = _meanings_form(request, found, place), None
    name = found.columns[place]["name"]
    if request.method == "POST" and form.is_valid():
        try:
            meanings.save_meanings(actor=request.user, batch=found, name=name, chosen=form.chosen())
            return redirect(found)
        except RuleBroken as error:
            refusal = error
    context = {"batch": found, "name": name, "form": form, "refusal": refusal}
    status = 422 if refusal or form.errors else 200
    return render(request, "feedback/imports/desk_import_values.html", context, status=status)


def _meanings_form(request: HttpRequest, found: ImportBatch, place: int) -> MeaningsForm:
    """404 for a column whose values stay as they are."""
    column = found.columns[place] if place < len(found.columns) else None
    target = meanings.target_in(found, column["name"]) if column and found.version_id else None
    if column is None or target is None:
        raise Http404
    frozen, counts = frozen_of(found), meanings.counted(found, column)
    choices = meanings.choices_of(target, list(counts))
    said = found.reading.get("values", {}).get(column["name"], {})
    proposed = {
        value: meanings.meaning(said, value) or meanings.proposed(frozen, target, value, choices)
        for value in counts
    }
    data = request.POST if request.method == "POST" else None
    return MeaningsForm(data, counts=counts, choices=choices, proposed=proposed)


@analysts
@require_POST
def mend(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = access.get_import(request.user, pk)
    try:
        repair(
            actor=request.user,
            batch=found,
            group=request.POST.get("group", ""),
            action=request.POST.get("action", ""),
            date_format=request.POST.get("date_format", ""),
        )
    except RuleBroken as error:
        return page(request, found, match_form(request, found), error)
    return redirect(found)


@analysts
@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = access.get_import(request.user, pk)
    try:
        gone = remove_import(actor=request.user, batch=found)
    except RuleBroken as error:
        return refused(request, error, button=_("Remove this file"), back_url=found.get_absolute_url())
    words = (
        _("The file was removed.") if gone else _("The import has ended. Comments already imported are kept.")
    )
    messages.success(request, words)
    return redirect(reverse("feedback:desk_imports") if gone else found.get_absolute_url())
