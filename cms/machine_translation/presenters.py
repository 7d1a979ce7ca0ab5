"""A public page with machine translations: each after its original, marked, in the language of the page."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from cms.i18n.languages import WHOLE_IN_ALL, bare
from cms.machine_translation import engines, rules, services
from cms.machine_translation.engines import Engine
from cms.machine_translation.page_passages import (
    PagePassage,
    PageText,
    foreign_languages,
    read_page,
    with_insertions,
)

MOST_PASSAGES = 300


@dataclass(frozen=True)
class Offer:
    """The link below the top of a page: to its machine translations, or back."""

    address: str
    is_asked: bool


def offer(request: object, main: str) -> Offer | None:
    """None where there is nothing to translate, nobody who could, or something that is not everybody's."""
    engine = engines.installed()
    if engine is None or not isinstance(request, HttpRequest) or not rules.is_open_to(request):
        return None
    language = current_language()
    here = foreign_languages(main, language)
    if not any(source in here and target == language for source, target in engine.pairs()):
        return None
    asked = rules.is_asked(request)
    return Offer(rules.address(request, asked=not asked), asked)


def is_mixed(request: HttpRequest) -> bool:
    """Whether what the page publishes is written by the site's editors, so that another language is an exception."""
    return not WHOLE_IN_ALL.match(bare(request.path_info)[1])


def current_language() -> str:
    return get_language() or settings.LANGUAGE_CODE


def translated_page(request: HttpRequest, page: str, engine: Engine) -> str:
    """The page with what is translated so far, and a note that says what these translations are."""
    language = current_language()
    text = read_page(page, language)
    if text.top < 0:
        return page
    able = [
        each for each in text.passages if (each.language, language) in engine.pairs() and not each.is_too_long
    ]
    taken = able[:MOST_PASSAGES]
    standing = services.stand_of(request, engine, taken, language)
    done = [(each, words) for each in taken if (words := standing.done.get(services.key_of(each)))]
    pieces = [(each.at, _translation(each, words)) for each, words in done]
    note = _note(
        request,
        engines=sorted({engine.name(each.language, language) for each in taken}),
        waiting=standing.waiting,
        failed=standing.failed,
        refused=standing.refused,
        left_out=len(text.passages) - len(taken),
    )
    return with_insertions(page, [(text.top, note), *pieces])


def unavailable_page(request: HttpRequest, page: str) -> str:
    """The page with a note that nothing can be translated now."""
    text: PageText = read_page(page, current_language())
    return page if text.top < 0 else with_insertions(page, [(text.top, _note(request, failed=True))])


def _translation(passage: PagePassage, words: str) -> str:
    facts = {"lines": words.split("\n"), "is_block": passage.is_block}
    said = render_to_string("cms/machine_translation/translation.html", facts).strip()
    return said if passage.is_block else f" {said}"


def _note(request: HttpRequest, **facts: object) -> str:
    return render_to_string(
        "cms/machine_translation/note.html", {**facts, "address": rules.address(request, asked=True)}
    )
