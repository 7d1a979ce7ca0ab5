"""The index of open data, for people who write programs."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.feeds import MOST_ENTRIES
from cms.open_data.api.selectors import Total, totals
from cms.open_data.archive.store import latest
from cms.open_data.licenses import license_now
from cms.open_data.registry import kinds
from cms.open_data.sources import Listed, listed

OF_THE_API = "open_data:"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The API with its kinds, the archive, and each other route that gives data."""
    counted = totals()
    context = {
        "kinds": [(kind, counted.get(kind.name, Total()).count) for kind in kinds()],
        "sources": _files(),
        "archive": latest(),
        "license": license_now(),
        "base": settings.SITE_URL,
        "most": MOST_ENTRIES,
    }
    return render(request, "cms/api.html", context)


def _files() -> list[tuple[str, list[Listed]]]:
    """What each holds, with its addresses: the same list may come in several formats."""
    found: dict[str, list[Listed]] = {}
    for each in listed():
        if not each.route.startswith(OF_THE_API):
            found.setdefault(each.what, []).append(each)
    return list(found.items())
