"""The list of data, and the picture of one answer of a story.

Stories are served by Wagtail, the other files of their charts by the data set.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from boards.data_sets.presenters import catalog as data_sets
from boards.data_sets.views.public import frozen_response
from boards.stories.access import edition_for, get_public_story
from boards.stories.answers import answers
from boards.stories.presenters import listed_stories, picture_of
from feedback.tools.presenters import public_tools

HOUR = 3_600


@require_safe
def catalog(request: HttpRequest) -> HttpResponse:
    """Stories first, then the data sets that they are drawn from, and the tools."""
    context = {"stories": listed_stories(), "sets": data_sets(), "tools": public_tools(), "crumbs": []}
    return render(request, "boards/stories/data.html", context)


@require_safe
def story_png(request: HttpRequest, slug: str, question: UUID) -> HttpResponseBase:
    """With the message, the measure and the source; not in languages that the site's fonts lack."""
    page = get_public_story(slug)
    wanted = request.GET.dict()
    edition, _is_newest = edition_for(page, wanted)
    found = answers(page, edition, wanted) if edition else []
    answer = next((each for each in found if each.asked.key == str(question)), None)
    if edition is None or answer is None:
        raise Http404

    def draw() -> HttpResponse:
        picture = picture_of(edition, answer)
        if picture is None:
            raise Http404
        return HttpResponse(picture, content_type="image/png")

    what = f"{request.META.get('QUERY_STRING', '')} {page.last_published_at}"
    return frozen_response(request, edition, draw, what, HOUR)
