"""What the head of a page tells search engines and those who share it; nothing for a page that is not public."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.urls import reverse
from django.utils.translation import get_language

from wagtail.blocks import StreamValue
from wagtail.models import Page

from cms.components.short_text import fitting_sentences
from cms.i18n.languages import bare, indexed, localized
from cms.i18n.passages import plain
from cms.sharing.drawing import HEIGHT, WIDTH
from cms.sharing.sections import Section, section_of, site_feeds
from cms.sharing.wagtail_pages import SERVED, addresses
from cms.site_cache import office

MOST = 200  # characters of a description that are shown anywhere
TERRITORIES = {
    "en": "en_US",
    "es": "es_US",
    "zh-hans": "zh_CN",
    "zh-hant": "zh_TW",
    "vi": "vi_VN",
    "tl": "tl_PH",
    "ko": "ko_KR",
    "ar": "ar_AR",
}


@dataclass(frozen=True)
class Head:
    """``alternates``: this page in each language it speaks, as (code, address)."""

    title: str
    description: str
    address: str
    alternates: list[tuple[str, str]]
    default: str
    locale: str
    other_locales: list[str]
    site_name: str
    picture: str
    picture_text: str
    feeds: list[tuple[str, str]]
    width: int = WIDTH
    height: int = HEIGHT


def head_of(context: Context) -> Head | None:
    """The head of a public page; None for every other, which is then not to be indexed.

    A page is public if its view is registered, and it was only read: what answers a form is nobody else's. Addresses
    come from SITE_URL, never from the request's host (D04), and without a query but the number of a list's page.
    """
    request = context.get("request")
    if not isinstance(request, HttpRequest) or request.method not in ("GET", "HEAD"):
        return None
    match = request.resolver_match
    section = section_of(match.view_name) if match else None
    if match is None or section is None or getattr(request, "is_preview", False):
        return None
    own = context["head_address"] or reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    paths = _paths(own, section, context.get("page"))
    return _head(request, context, paths) if paths else None


def absolute(path: str) -> str:
    return settings.SITE_URL.rstrip("/") + path


def _paths(own: str, section: Section, page: object) -> dict[str, str]:
    """Language → path; empty if the editor's page behind the address is not public. ``own``: the path by which the
    record itself names its page, however it was asked for.
    """
    if SERVED in section.views:
        return addresses(page) if isinstance(page, Page) else {}
    _code, path = bare(own)
    codes = addresses(page) if section.needs_translation and isinstance(page, Page) else indexed(path)
    return {code: localized(path, code) for code in codes}


def _head(request: HttpRequest, context: Context, paths: dict[str, str]) -> Head:
    code = get_language() or settings.LANGUAGE_CODE
    query = _page_number(request)
    links = {each: absolute(path) + query for each, path in paths.items()}
    description = plain(context["head_description"]) or _summary(context.get("page"))
    title = plain(context["head_title"])
    return Head(
        title=title,
        description=fitting_sentences(description, MOST),
        address=links.get(code) or next(iter(links.values())),
        alternates=list(links.items()),
        default=links.get(settings.LANGUAGE_CODE, ""),
        locale=TERRITORIES[code],
        other_locales=[TERRITORIES[each] for each in paths if each != code],
        site_name=office().name,
        picture=absolute(_picture(context, code)),
        picture_text=title if context["head_card"] else office().name,
        feeds=site_feeds(),
    )


def _picture(context: Context, code: str) -> str:
    """Cards are in the site's languages; their typeface has no Chinese, Korean or Arabic."""
    language = code if code in dict(settings.SITE_LANGUAGES) else settings.LANGUAGE_CODE
    kind, _slash, id_ = context["head_card"].partition("/")
    if kind and id_.isdecimal():
        return reverse("card", args=[language, kind, int(id_)])
    return reverse("site_card", args=[language])


def _page_number(request: HttpRequest) -> str:
    number = request.GET.get("page", "")
    return f"?page={int(number)}" if number.isdecimal() and len(number) < 6 and int(number) > 1 else ""


def _summary(page: object) -> str:
    """What the editor wrote for search engines, else the summary, else the first sentence of the text."""
    written = getattr(page, "search_description", "") or getattr(page, "summary", "")
    texts = [getattr(page, name, None) for name in ("body", "text")]
    for each in () if written else texts:
        if isinstance(each, StreamValue):
            said = (" ".join(words.split()) for words in each.stream_block.get_searchable_content(each))
            written = next(filter(None, said), "")
    return written
