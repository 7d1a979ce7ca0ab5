"""Decision register as pages and files, and yearly changes because of public comments."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards.afterward import outcomes
from boards.decisions import annual_report as changed
from boards.decisions import register
from boards.decisions.forms.register import RegisterForm
from cms import chain
from cms.cache import cached
from cms.components.menu import address
from cms.spreadsheets import CSV, Sheet, as_download, stream_csv, stream_xlsx
from cms.web.conditional import open_to_programs
from cms.web.paging import page_of

TOO_FAR = 3000


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    form = RegisterForm(request.GET, auto_id="wish-%s")
    wish = form.wish
    page = page_of(request, register.decisions(wish))
    lines, said = chain.stored_lines("decision", [row.pk for row in page]), outcomes(page.object_list)
    context = {
        "rows": [{"decision": row, "line": lines.get(row.pk), "outcome": said[row.pk]} for row in page],
        "page_obj": page,
        "form": form,
        "is_narrowed": bool(wish),
        "keep": urlencode(wish),
        "files": [(name, address(f"decisions/all.{name.lower()}")) for name in ("CSV", "XLSX", "JSON")],
        "feed": address("decisions/feed.atom"),
        "crumbs": [],
    }
    return render(request, "boards/decisions/decisions.html", context)


def _asked_for(request: HttpRequest) -> Any:
    return register.decisions(RegisterForm(request.GET).wish)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    return as_download(
        stream_csv(register.COLUMNS, register.lines(_asked_for(request))), "decisions.csv", CSV
    )


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponse:
    sheet = Sheet(_("Decisions"), register.COLUMNS, register.lines(_asked_for(request)))
    return as_download(stream_xlsx([sheet], title=_("Decisions")), "decisions.xlsx")


@require_safe
def as_json(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"decisions": list(register.lines(_asked_for(request)))})


@require_safe
@open_to_programs
def feed(request: HttpRequest) -> HttpResponse:
    wish = RegisterForm(request.GET).wish
    asked = f"?{urlencode(wish)}" if wish else ""
    return register.feed(register.decisions(wish), request.path, asked).answer()


# Yearly changes -------------------------------------------------------------------------------------------


@require_safe
def what_changed(request: HttpRequest) -> HttpResponse:
    """All years, with a summary of the newest."""
    found = cached("what-changed", changed.years)
    rows = [
        {
            "label": str(each.year),
            "url": reverse("boards:what_changed_year", args=[each.year]),
            "cell": len(each.answers),
        }
        for each in found
    ]
    context = {"years": found, "rows": rows, "newest": found[0] if found else None, "crumbs": []}
    return render(request, "boards/decisions/what_changed.html", context)


@require_safe
def what_changed_year(request: HttpRequest, year: int) -> HttpResponse:
    found = _year(year)
    context = {
        "found": found,
        "csv": address(f"what-changed/{year}/all.csv"),
        "crumbs": [(_("What changed"), address("what-changed/")), (str(year), "")],
    }
    return render(request, "boards/decisions/what_changed_year.html", context)


@require_safe
def what_changed_csv(request: HttpRequest, year: int) -> HttpResponse:
    rows = changed.lines(_year(year))
    return as_download(stream_csv(changed.COLUMNS, rows), f"what-changed-{year}.csv", CSV)


def _year(year: int) -> changed.Year:
    found = cached(f"what-changed:{year}", lambda: changed.year_of(year)) if 0 < year < TOO_FAR else None
    if found is None:
        raise Http404
    return found
