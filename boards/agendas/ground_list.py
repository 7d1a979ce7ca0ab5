"""The list of grounds for closed sessions, searched without JavaScript (BK-32a)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from boards import access
from boards.rules.closed_grounds import GROUNDS
from cms.access import role_required
from cms.cleaning import clean_text


@require_safe
@role_required(*access.DESK_ROLES)
def closed_grounds(request: HttpRequest) -> HttpResponse:
    asked = clean_text(request.GET.get("q", ""), max_length=100)
    context = {"asked": asked, "grounds": [ground for ground in GROUNDS.values() if ground.matches(asked)]}
    return render(request, "boards/agendas/desk_closed_grounds.html", context)
