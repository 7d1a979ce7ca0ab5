"""Public meeting pages: as posted, and what changed. No cookie, no account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.agendas.change_history import notice_in_force, steps_of
from boards.agendas.presenters import agenda_view
from boards.crumbs import meeting_crumbs
from boards.meetings.listing import listing_context
from boards.meetings.presenters import meeting_context, planned_context
from boards.meetings.views.former import leads_from_former_address
from boards.models import AgendaCorrection, Meeting
from boards.notices.sent_counts import sent_about
from cms.components.menu import address


@require_safe
def meetings(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """All meetings of all bodies, or of the one asked for."""
    context = listing_context(year, request.GET.get("body", ""))
    crumbs = [(_("Boards"), address("boards/")), (_("Meetings"), "")]
    return render(request, "boards/meetings/meetings.html", context | {"crumbs": crumbs})


@require_safe
@leads_from_former_address
def meeting(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    found = access.get_announced_meeting(slug, day)
    postings = list(found.postings.order_by("number"))
    if not postings:
        return _planned(request, found)
    posting, first = postings[-1], notice_in_force(postings)
    posting.meeting = first.meeting = found
    context = meeting_context(found, posting, first)
    context["step"] = next(reversed(steps_of(found, postings)), None)
    return render(request, "boards/meeting_page.html", context)


def _planned(request: HttpRequest, found: Meeting) -> HttpResponse:
    """Only what was announced: nothing of the draft, also once the meeting is called off."""
    return render(request, "boards/meetings/planned.html", planned_context(found))


@require_safe
def posted(request: HttpRequest, slug: str, day: str, number: int) -> HttpResponse:
    """One posting exactly as published, with its proof of notice."""
    found = access.get_public_meeting(slug, day)
    posting = access.get_posting(found, number)
    context = {
        "meeting": found,
        "posting": posting,
        "agenda": agenda_view(posting.snapshot),
        "correction": AgendaCorrection.objects.filter(posting=posting).first(),
        "sent": sent_about(found, posting.pk),
        "crumbs": meeting_crumbs(found, (_("Agenda as posted"), "")),
    }
    return render(request, "boards/meetings/posted.html", context)


@require_safe
def changes(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    found = access.get_public_meeting(slug, day)
    postings = access.get_postings(found)
    context = {
        "meeting": found,
        "first": postings[0],
        "steps": steps_of(found, postings)[::-1],
        "crumbs": meeting_crumbs(found, (_("Changes since posted"), "")),
    }
    return render(request, "boards/meetings/changes.html", context)
