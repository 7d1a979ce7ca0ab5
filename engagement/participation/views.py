"""Participation: the public page of frozen years; on the desk, true counts and language shares (ACC-05)."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms import clock
from cms.access import role_required
from cms.cleaning import whole_number
from cms.components.menu import address
from cms.exceptions import RuleBroken
from cms.spreadsheets import Column, stream_csv
from engagement import access
from engagement.models import AnnualParticipation
from engagement.participation.counts import DIMENSIONS, counts_of, labels_of, total_of
from engagement.participation.language_shares import SUBSTANTIAL, language_shares
from engagement.participation.presenters import label_of, titles, year_context
from engagement.participation.selectors import years_to_post
from engagement.participation.services import publish_year

LOOK_BACK = timedelta(days=730)  # ACC-05: the survey is due every two years
COLUMNS = [
    Column("channel", "channel", "code"),
    Column("language", "language", "code"),
    Column("people_or_comments", "people_or_comments", "code"),
    Column("five_percent_or_more", "five_percent_or_more", "code"),
]


@require_safe
def participation_page(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("year")
    if typed and whole_number(typed, digits=4) is None:
        raise Http404
    row = access.get_year(whole_number(typed, digits=4) if typed else None)
    context: dict[str, Any] = {
        "years": list(AnnualParticipation.objects.values_list("year", flat=True)),
        "crumbs": [(_("Conversations"), address("conversations/")), (_("Who took part"), "")],
    }
    return render(
        request, "engagement/participation/who_took_part.html", context | (year_context(row) if row else {})
    )


@role_required(*access.COUNT_ROLES)
@require_safe
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """One conversation, with its true counts."""
    found = access.get_conversation(request.user, slug)
    counts = counts_of([found.pk])[found.pk]
    names = titles()
    parts = []
    for name in DIMENSIONS:
        labels = labels_of(name, counts[name])
        rows = [{"label": label_of(name, key, labels), "cell": n} for key, n in counts[name].items()]
        parts.append({"title": names[name], "bars": sorted(rows, key=lambda row: -row["cell"])})
    context = {"conversation": found, "parts": parts, "total": total_of(counts)}
    return render(request, "engagement/participation/desk_people.html", context)


@role_required(*access.COUNT_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def years(request: HttpRequest) -> HttpResponse:
    """Years that can be published and those that are. A POST publishes one: publishers only."""
    refusal = None
    if request.method == "POST":
        year = whole_number(request.POST.get("year"), digits=4)
        if not access.may_publish(request.user) or year is None:
            raise Http404
        try:
            publish_year(actor=request.user, year=year)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("The numbers of the year are published. They can no longer change."))
            return redirect("engagement:desk_took_part")
    context = {"years": years_to_post(), "refusal": refusal, "may_publish": access.may_publish(request.user)}
    return render(
        request, "engagement/participation/desk_took_part.html", context, status=422 if refusal else 200
    )


@role_required(*access.COUNT_ROLES)
@require_safe
def languages(request: HttpRequest) -> HttpResponse:
    since = clock.now() - LOOK_BACK
    context = {"since": since, "channels": language_shares(since), "limit": f"{100 * SUBSTANTIAL:.0f}"}
    return render(request, "engagement/participation/desk_languages.html", context)


@role_required(*access.COUNT_ROLES)
@require_safe
def languages_csv(request: HttpRequest) -> HttpResponse:
    """A file leaves the desk, so it has no counts: two files of two days would reveal who came between (PRV-12)."""
    rows = (
        (each.title, row.name, *row.published)
        for each in language_shares(clock.now() - LOOK_BACK)
        for row in each.rows
    )
    response = HttpResponse(b"".join(stream_csv(COLUMNS, rows)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="languages.csv"'
    return response
