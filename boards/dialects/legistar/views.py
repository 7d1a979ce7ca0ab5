"""The Legistar Web API over HTTP."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from boards.dialects.answers import dialect, json_of
from boards.dialects.legistar.addresses import answer
from boards.dialects.legistar.matters import matter_record, page


def refusal(message: str) -> dict[str, str]:
    """As Legistar writes it, and its readers expect."""
    return {"Message": message}


@dialect(refusal)
def legistar(request: HttpRequest, address: str) -> HttpResponse:
    return json_of(answer(request, address))


@dialect(refusal)
def gateway(request: HttpRequest) -> HttpResponse:
    """``gateway.aspx?m=l&id=7``: to the page of a matter, where readers look for it. Raises Unknown or Gone."""
    return HttpResponseRedirect(page(matter_record(request.GET.get("id", ""))) or "/")
