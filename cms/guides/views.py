"""Views of /desk/help/: the guides of the product."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cms import guides
from cms.access import staff_required


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
        "following": chapters[place + 1] if place + 1 < len(chapters) else None,
    }
    return render(request, "cms/help_chapter.html", context)
