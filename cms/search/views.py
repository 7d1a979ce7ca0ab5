"""Search all public records; suggest titles while somebody types. Who may read what, the read model says (W01)."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language

from cms.context_processors import language_links
from cms.search import presenters
from cms.search.excerpts import Marker
from cms.search.forms import Wish, link, wish_of
from cms.search.jumps import holds_receipt
from cms.search.queries import query_of
from cms.search.results import answer_to
from cms.search.selectors import titles
from cms.web.public_post import consume

MOST_SUGGESTED = 8
SECONDS = 10
NOINDEX = "noindex, follow"
PAGE = {"crumbs": [], "searches_here": True}


def search(request: HttpRequest) -> HttpResponse:
    wish = wish_of(request.GET, get_language() or "en")
    if holds_receipt(wish.words):
        return _receipt(request)
    context: dict[str, object] = {"wish": wish, "query": wish.words, **PAGE}
    if wish.words:
        context |= _answer(wish) | {"language_links": _same_search(request, wish)}
    return _noindex(render(request, "cms/search.html", context))


def suggest(request: HttpRequest) -> HttpResponse:
    """Up to eight titles as JSON. Of what looks like a receipt code nothing is looked up.

    429, without a suggestion, once this network has used up its limit; the box then suggests nothing for a minute.
    """
    wish = wish_of(request.GET, get_language() or "en")
    words = "" if holds_receipt(wish.words) else wish.words
    if words and not consume(request, "suggest"):
        return _noindex(_too_many())
    found = titles(query_of(words), wish.language, MOST_SUGGESTED)
    rows = [presenters.suggestion_of(each, wish.language) for each in found]
    response = JsonResponse({"suggestions": rows})
    response["Cache-Control"] = f"max-age={SECONDS}" if words == wish.words else "no-store"
    return _noindex(response)


def _answer(wish: Wish) -> dict[str, object]:
    answer = answer_to(wish)
    marker, language, names = Marker(answer.query), wish.language, answer.body_names
    return {
        "answer": answer,
        "results": [presenters.result_of(each, marker, language, names) for each in answer.found],
        "suggested": [presenters.jump_of(each, language) for each in answer.suggested],
        "jumps": [presenters.jump_of(each, language) for each in answer.leading],
        "tabs": presenters.tabs(answer, wish),
        "bodies": presenters.body_options(answer, wish),
        "years": presenters.year_options(answer, wish),
        "languages": presenters.language_options(wish),
        "removals": presenters.removals(answer, wish),
        "keep": link(wish)[1:],
        "best_url": link(wish, sort=""),
        "newest_url": link(wish, sort="newest"),
        "instead_url": link(wish, q=answer.instead),
        "as_typed_url": link(wish, as_typed="1"),
    }


def _same_search(request: HttpRequest, wish: Wish) -> list[tuple[str, str, str, bool]]:
    """This search in each language of the site, with its filters; its first page."""
    return [
        (code, name, f"{url}{link(wish)}", is_current)
        for code, name, url, is_current in language_links(request)
    ]


def _too_many() -> JsonResponse:
    response = JsonResponse({"suggestions": []}, status=429)
    response["Retry-After"] = "60"
    response["Cache-Control"] = "no-store"
    return response


def _receipt(request: HttpRequest) -> HttpResponse:
    """A code that opens something is not looked up, not written into the page, and not told to another page."""
    response = render(request, "cms/search.html", {"is_receipt": True, **PAGE})
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    return _noindex(response)


def _noindex(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = NOINDEX
    return response
