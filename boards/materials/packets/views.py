"""Packet of a meeting as a page and as one PDF, frozen with each posting."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.crumbs import meeting_crumbs
from boards.materials.packets import packet_contents
from boards.models import Meeting, Packet, PostedAgenda
from cms.models import Job


@require_safe
def packet(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    found = access.get_public_meeting(slug, day)
    posting = access.get_postings(found)[-1]
    posting.meeting = found
    context = {
        "meeting": found,
        "posting": posting,
        "packet": packet_contents(posting),
        "pdf": _packet_of(posting),
        "crumbs": meeting_crumbs(found, (_("Packet"), "")),
    }
    return render(request, "boards/materials/packet.html", context)


@require_safe
def packet_pdf(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """Packet of the latest posting."""
    found = access.get_public_meeting(slug, day)
    return _pdf(request, found, access.get_postings(found)[-1], keep="no-cache")


@require_safe
def posted_packet_pdf(request: HttpRequest, slug: str, day: str, number: int) -> HttpResponse:
    """Packet of this posting. It is made anew without a document that was posted by mistake (BK-34)."""
    found = access.get_public_meeting(slug, day)
    return _pdf(request, found, access.get_posting(found, number), keep="public, no-cache")


def _packet_of(posting: PostedAgenda) -> Packet | None:
    """Packet in the reader's language, or else any language."""
    rows = sorted(posting.packets.all(), key=lambda row: row.language != get_language())
    return rows[0] if rows else None


def _pdf(request: HttpRequest, meeting: Meeting, posting: PostedAgenda, *, keep: str) -> HttpResponse:
    found = _packet_of(posting)
    if found is None or not found.built_at:
        return _not_yet(request, meeting, posting, found)
    name = f"{meeting.body.slug}-{meeting.day}-{posting.number}-{found.language}.pdf"
    response = FileResponse(found.file.open("rb"), filename=name, content_type="application/pdf")
    response["ETag"] = f'"{found.sha256}"'
    response["Cache-Control"] = keep
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _not_yet(
    request: HttpRequest, meeting: Meeting, posting: PostedAgenda, found: Packet | None
) -> HttpResponse:
    """Show the job's progress. Without a running job, redirect to the packet page, which says there is no PDF."""
    job = Job.objects.filter(pk=found.job).first() if found and found.job else None
    if job is None or job.is_over:
        return redirect("boards:packet", meeting.body.slug, meeting.slug)
    crumbs = meeting_crumbs(meeting, (_("Packet"), ""))
    context = {"meeting": meeting, "posting": posting, "job": job, "crumbs": crumbs}
    response = render(request, "boards/materials/packet_waits.html", context, status=202)
    response["Cache-Control"] = "no-store"
    response["Retry-After"] = "15"
    return response
