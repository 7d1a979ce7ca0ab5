"""The Legistar Web API over HTTP."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from boards.dialects.answers import Refused, dialect, json_of
from boards.dialects.legistar.addresses import answer
from boards.dialects.legistar.matters import matter_record, page


def refusal(message: str) -> dict[str, str]:
    """As Legistar writes it, and its readers expect."""
    return {"Message": message}


@dialect(refusal)
def legistar(request: HttpRequest, address: str) -> HttpResponse:
    return json_of(answer(request, address))


@require_safe
def gateway(request: HttpRequest) -> HttpResponse:
    """``gateway.aspx?m=l&id=7``: to the page of a matter, where readers look for it."""
    try:
        place = page(matter_record(request.GET.get("id", "")))
    except Refused as refused:
        return json_of(refusal(refused.message), status=refused.status)
    return HttpResponseRedirect(place or "/")
