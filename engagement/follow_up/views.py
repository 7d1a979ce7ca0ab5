"""The page behind a private link: the form itself, or why it takes no response. No account, cookie or session."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from cms.web.public_post import public_post
from engagement import access
from engagement.follow_up.answers import ticket_of
from engagement.models import FollowUpLink
from feedback.access import get_public_form
from feedback.submissions.attachments.upload_limits import limit_uploads
from feedback.submissions.public_form.form_session import Filling
from feedback.submissions.public_form.presenters import frozen_now

GONE, NOT_FOUND = 410, 404


@public_post
def survey(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    limit_uploads(request)
    try:
        link = access.get_survey_link(slug, key)
    except Http404:
        return _ended(request, None, NOT_FOUND)
    if request.method != "POST" and (link.is_used or not link.follow_up.takes_answers):
        return _ended(request, link, GONE)
    try:
        record = get_public_form(link.follow_up.form.slug)
    except Http404:
        return _ended(request, link, GONE)
    filling = Filling(request, record, frozen_now(record), None, ticket=ticket_of(link))
    response = filling.take() if request.method == "POST" else filling.show()
    response["X-Robots-Tag"] = "noindex"
    return response


def _ended(request: HttpRequest, link: FollowUpLink | None, status: int) -> HttpResponse:
    """Unknown, used, or closed, with a way on."""
    context = {"link": link, "conversation": link.follow_up.conversation if link else None}
    response = render(request, "engagement/follow_up/survey_ended.html", context, status=status)
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
