"""Public pages of agreements and parties: who has signed what, and when (C2C-11, C2C-12)."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards.agreements import access, exports, selectors
from boards.agreements.forms import PartyDayForm
from boards.materials.views.public import send_file
from boards.models import Party
from cms import clock
from cms.components.menu import address
from cms.i18n.fields import text
from cms.spreadsheets import CSV, as_download, stream_csv


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    form = PartyDayForm(request.GET if "on" in request.GET else None)
    context = selectors.overview(form.day or clock.today()) | {"day_form": form, "crumbs": []}
    return render(request, "boards/agreements/list.html", context, status=422 if form.errors else 200)


@require_safe
def agreement(request: HttpRequest, pk: int) -> HttpResponse:
    told = selectors.status_changes_of(access.get_agreement(pk))
    crumbs = [(_("Legal agreements"), address("agreements/")), (text(told.agreement.title), "")]
    context = selectors.one_agreement(told) | {"crumbs": crumbs}
    return render(request, "boards/agreements/agreement.html", context)


@require_safe
def party(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_party(slug)
    crumbs = [(_("Legal agreements"), address("agreements/")), (text(found.name), "")]
    return render(request, "boards/agreements/party.html", selectors.one_party(found) | {"crumbs": crumbs})


@require_safe
def document(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Asked for anew each time: a file that was removed must not live on in a cache."""
    return send_file(request, access.get_document(pk, number), keep="no-cache")


@require_safe
def as_csv(request: HttpRequest) -> HttpResponseBase:
    rows = exports.rows(selectors.every_agreement())
    return as_download(stream_csv(exports.columns(), rows), "agreements.csv", CSV)


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    parties = list(Party.objects.select_related("seat__body"))
    return JsonResponse(exports.as_data(selectors.every_agreement(), parties))
