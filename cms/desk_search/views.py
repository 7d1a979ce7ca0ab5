"""Search at the desk, for all staff. Who may read what, each source says by the rule of its own screens."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.access import staff_required
from cms.desk_search import presenters
from cms.desk_search.registry import DeskSource, sources_for
from cms.desk_search.selectors import found_in
from cms.search.excerpts import Marker
from cms.search.forms import wish_of
from cms.search.jumps import MOST, asked_of, holds_receipt
from cms.search.matches import Filters
from cms.search.presenters import jump_of as public_jump
from cms.search.results import Wish, answer_to
from cms.users.models import User

TEMPLATE = "cms/desk_search.html"


@require_safe
@staff_required
def search(request: HttpRequest) -> HttpResponse:
    """What looks like a receipt code is not looked up, and not written into the page."""
    wish = wish_of(request.GET, get_language() or "en")
    if holds_receipt(wish.words):
        return render(request, TEMPLATE, {"is_receipt": True})
    sources = sources_for(request.user)
    context: dict[str, Any] = {"query": wish.words, "searched": sources}
    if wish.words:
        context |= _answer(request.user, wish.words, sources, request.GET.get("kind", ""))
    return render(request, TEMPLATE, context)


def _answer(user: User, words: str, sources: list[DeskSource], kind: str) -> dict[str, Any]:
    language = get_language() or "en"
    asked = asked_of(words, language)
    marker = Marker(asked.whole)
    found = [hits for source in sources if (hits := found_in(source, user, asked)).hits]
    answer = answer_to(Wish(words, language, Filters(), as_typed=bool(found)))
    chosen = kind if kind in {presenters.PUBLIC, *(each.source.name for each in found)} else ""
    groups = [presenters.group_of(each, marker, words, is_alone=each.source.name == chosen) for each in found]
    if answer.found and not answer.is_corrected:
        is_alone = chosen == presenters.PUBLIC
        groups.append(presenters.public_group(answer, sources, user, marker, words, is_alone=is_alone))
    named = [presenters.jump_of(hit) for each in found for hit in each.named][:MOST]
    return {
        "groups": [group for group in groups if chosen in ("", group.name)],
        "tabs": presenters.tabs(groups, words, chosen),
        "jumps": named or [public_jump(each, language) for each in answer.leading],
        "instead": "" if groups else answer.instead,
        "instead_url": presenters.link(answer.instead),
    }
