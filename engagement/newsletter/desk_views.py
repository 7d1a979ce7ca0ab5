"""Who gets news by mail, in numbers; addresses for the publisher only, and never in a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.access import role_required
from cms.web.paging import page_of
from engagement import access
from engagement.newsletter.selectors import issues, people, standing


@role_required(*access.COUNT_ROLES)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    sees_addresses = access.may_see_addresses(request.user)
    context = {
        "tables": standing(),
        "issues": issues(),
        "sees_addresses": sees_addresses,
        "people": page_of(request, people()) if sees_addresses else None,
    }
    return render(request, "engagement/desk_news.html", context)
