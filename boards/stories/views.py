"""The list of data, and the picture and the comments of one answer of a story.

Stories are served by Wagtail, the other files of their charts by the data set.
"""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from boards.data_sets.presenters import catalog as data_sets
from boards.data_sets.views.public import frozen_response
from boards.models import StoryPage
from boards.stories.access import get_public_story
from boards.stories.answers import Answer, answers
from boards.stories.chart_comments import GONE, ticket_of
from boards.stories.presenters import listed_stories, picture_of
from boards.stories.selectors import edition_for, find_story
from cms.web.public_post import public_post
from feedback.submissions.attachments.upload_limits import limit_uploads
from feedback.submissions.public_form.form_session import Filling
from feedback.submissions.public_form.presenters import frozen_now
from feedback.tools.presenters import form_of, public_tools

HOUR = 3_600


@require_safe
def catalog(request: HttpRequest) -> HttpResponse:
    """Stories first, then the data sets that they are drawn from, and the tools."""
    context = {"stories": listed_stories(), "sets": data_sets(), "tools": public_tools(), "crumbs": []}
    return render(request, "boards/stories/data.html", context)


@public_post
def comment(request: HttpRequest, slug: str, question: UUID) -> HttpResponse:
    """The form of the story's tool, opened for one chart as the address shows it. No account, cookie or session."""
    limit_uploads(request)
    page = find_story(slug)
    form = form_of(page.data_set.tool_id) if page and page.data_set.tool_id else None
    ticket = _ticket(request, slug, question)
    if form is None or not (ticket or request.method == "POST"):
        raise Http404
    filling = Filling(request, form, frozen_now(form), None, ticket=ticket or GONE)
    filling.action = request.get_full_path()
    response = filling.take() if request.method == "POST" else filling.show()
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def story_png(request: HttpRequest, slug: str, question: UUID) -> HttpResponseBase:
    """With the message, the measure and the source; not in languages that the site's fonts lack."""
    page, answer = _answer(request, slug, question)
    if answer.drawn is None:
        raise Http404
    drawn = answer.drawn

    def draw() -> HttpResponse:
        picture = picture_of(drawn, answer.headline)
        if picture is None:
            raise Http404
        return HttpResponse(picture, content_type="image/png")

    what = f"{request.META.get('QUERY_STRING', '')} {page.last_published_at}"
    return frozen_response(request, drawn.selection.edition, draw, what, HOUR)


def _ticket(request: HttpRequest, slug: str, question: UUID) -> str:
    """Empty if there is no such chart, or no longer. What was typed meanwhile is refused then, and stays as typed."""
    try:
        page, answer = _answer(request, slug, question)
    except Http404:
        return ""
    return ticket_of(page, str(question), answer.drawn) if answer.drawn else ""


def _answer(request: HttpRequest, slug: str, question: UUID) -> tuple[StoryPage, Answer]:
    page = get_public_story(slug)
    wanted = request.GET.dict()
    edition, _is_newest = edition_for(page, wanted)
    found = answers(page, edition, wanted, only=str(question)) if edition else []
    if not found:
        raise Http404
    return page, found[0]
