"""The list of the Office's notices, those that are over, and the feed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards.office_notices import feeds
from boards.office_notices.selectors import listed
from boards.openings.access import closed_openings
from boards.openings.presenters import standing
from cms.components.menu import address
from cms.web.conditional import open_to_programs
from cms.web.paging import page_of


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    page = page_of(request, listed())
    return render(request, "boards/office_notices/list.html", {"page_obj": page, "crumbs": []})


@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    page = page_of(request, closed_openings().order_by("-closes_on", "-pk"))
    context = {
        "rows": [{"opening": each, "standing": standing(each)} for each in page],
        "page_obj": page,
        "crumbs": [(_("Notices of the Office"), address("notices/")), (_("Closed notices"), "")],
    }
    return render(request, "boards/office_notices/closed.html", context)


@require_safe
@open_to_programs
def feed(request: HttpRequest) -> HttpResponse:
    return feeds.feed_of(request.path).answer()
