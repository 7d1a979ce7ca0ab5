"""Views of /desk/help/: the guides of the product."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import resolve
from django.utils import translation

from cms import guides
from cms.access import has_role, staff_required


@staff_required
def index(request: HttpRequest) -> HttpResponse:
    found = [
        {"slug": slug, "title": title, "chapters": guides.chapters(slug)}
        for slug, (title, _names) in guides.GUIDES.items()
    ]
    return render(request, "cms/help.html", {"guides": found})


@staff_required
def chapter(request: HttpRequest, guide: str, slug: str) -> HttpResponse:
    if guide not in guides.GUIDES:
        raise Http404
    chapters = guides.chapters(guide)
    found = next((each for each in chapters if each.slug == slug), None)
    if found is None:
        raise Http404
    place = chapters.index(found)
    context = {
        "guide": guide,
        "guide_title": guides.GUIDES[guide][0],
        "chapters": chapters,
        "chapter": found,
        "text": guides.without_links(found.html, lambda path: not _may_open(request, path)),
        "following": chapters[place + 1] if place + 1 < len(chapters) else None,
    }
    return render(request, "cms/help_chapter.html", context)


def _may_open(request: HttpRequest, path: str) -> bool:
    """Whether the view of this address, without a prefix of a language, is open to a role of the reader."""
    with translation.override(settings.LANGUAGE_CODE):
        roles = getattr(resolve(path).func, "open_to", ())
    return not roles or has_role(request.user, *roles)
