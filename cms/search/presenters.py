"""What the search page and the suggestions show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from cms.i18n.languages import path_for_reader
from cms.i18n.passages import passage
from cms.models import PublishedRecord
from cms.open_data.registry import kind_named, kinds
from cms.search.excerpts import Marker
from cms.search.forms import link
from cms.search.results import Answer, Wish
from cms.search.selectors import Found


@dataclass(frozen=True)
class ResultView:
    kind: str
    title: SafeString
    title_language: str
    url: str
    number: str = ""
    day: date | None = None
    body: str = ""
    standing: str = ""
    excerpt: SafeString | str = ""
    excerpt_language: str = ""
    found_in: str = ""  # the language, if it is another than the reader's


@dataclass(frozen=True)
class Option:
    """A choice of a filter, or a tab."""

    value: object
    label: str
    is_chosen: bool = False
    url: str = ""
    count: int | None = None  # of results; None if they are not counted


def result_of(found: Found, marker: Marker, language: str, bodies: dict[str, Any]) -> ResultView:
    copy = found.copy
    title, title_language = in_language(copy.title, language, found.language)
    texts = {found.language: copy.texts.get(found.language, "")}
    is_other = found.language != language
    return ResultView(
        kind=kind_label(copy),
        title=marker.marked(title),
        title_language=title_language if title_language != language else "",
        url=path_for_reader(copy.paths),
        number=copy.number,
        day=copy.day,
        body=passage(*in_language(bodies.get(copy.body) or {}, language)),
        standing=passage(*in_language((copy.standing or {}).get("label") or {}, language)),
        excerpt=marker.excerpt(texts[found.language]),
        excerpt_language=found.language if is_other else "",
        found_in=_language_name(found.language) if is_other else "",
    )


def jump_of(copy: PublishedRecord, language: str) -> ResultView:
    """A record that the query names, without what was found in it."""
    title, title_language = in_language(copy.title, language)
    return ResultView(
        kind=kind_label(copy),
        title=conditional_escape(title),
        title_language=title_language if title_language != language else "",
        url=path_for_reader(copy.paths),
        number=copy.number,
        day=copy.day,
    )


def suggestion_of(found: Found, language: str) -> dict[str, str]:
    title, title_language = in_language(found.copy.title, language, found.language)
    return {
        "kind": kind_label(found.copy),
        "number": found.copy.number,
        "title": title,
        "language": title_language,
        "url": path_for_reader(found.copy.paths),
    }


def kind_label(copy: PublishedRecord) -> str:
    kind = kind_named(copy.kind)
    return str(kind.label_of_one) if kind else ""


def in_language(texts: dict[str, str], language: str, other: str = "") -> tuple[str, str]:
    """A text in the reader's language, or else in another; and the language."""
    for code in (language, other, settings.LANGUAGE_CODE, *texts):
        if texts.get(code):
            return texts[code], code
    return "", language


def tabs(answer: Answer, wish: Wish) -> list[Option]:
    """All, and each kind that something was found of; of more results than are counted, each kind, without numbers."""
    counts, is_capped = answer.facets.kinds, answer.facets.is_capped
    chosen = wish.filters.kind
    found = [Option("", _("All"), not chosen, link(wish, kind=""), None if is_capped else counts.total())]
    for kind in kinds():
        if counts[kind.name] or kind.name == chosen or is_capped and kind.is_searched:
            url, count = link(wish, kind=kind.name), None if is_capped else counts[kind.name]
            found.append(Option(kind.name, str(kind.label), kind.name == chosen, url, count))
    return found


def body_options(answer: Answer, wish: Wish) -> list[Option]:
    chosen = wish.filters.body
    offered = answer.body_names if answer.facets.is_capped else answer.facets.bodies
    slugs = {*offered, chosen} - {""}
    names = {slug: in_language(answer.body_names.get(slug) or {}, wish.language)[0] or slug for slug in slugs}
    found = [Option(slug, name, slug == chosen) for slug, name in names.items()]
    return sorted(found, key=lambda option: option.label)


def year_options(answer: Answer, wish: Wish) -> list[Option]:
    chosen = wish.filters.year
    years = sorted({*answer.facets.years, *([chosen] if chosen else [])}, reverse=True)
    return [Option(year, str(year), year == chosen) for year in years]


def language_options(wish: Wish) -> list[Option]:
    return [
        Option(code, _language_name(code), code == wish.filters.language)
        for code, _name in settings.LANGUAGES
    ]


def removals(answer: Answer, wish: Wish) -> list[Option]:
    """A link for each filter that is on, without it."""
    filters, found = wish.filters, []
    labels = {
        "kind": str(kind.label) if (kind := kind_named(filters.kind)) else "",
        "body": next((each.label for each in body_options(answer, wish) if each.is_chosen), ""),
        "year": str(filters.year or ""),
        "language": _language_name(filters.language) if filters.language else "",
    }
    for name, label in labels.items():
        if label:
            found.append(Option(name, label, url=link(wish, **{name: ""})))
    return found


def _language_name(code: str) -> str:
    return get_language_info(code)["name_local"] if code in dict(settings.LANGUAGES) else code
