"""Public pages of materials: a permanent URL per version, and one for the latest (BK-50)."""

from collections.abc import Callable
from functools import wraps

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from boards import access
from boards.crumbs import meeting_crumbs
from boards.materials import access as material_access
from boards.materials.packets.contents import direction_of, lang_of
from boards.materials.versions import public_versions
from boards.materials.withdrawal import other_public_formats
from boards.models import Material, MaterialRequest, MaterialVersion, Meeting
from boards.plain_text import as_html
from cms.components.menu import address
from cms.i18n.fields import text
from feedback.reference_data.languages import language_name

# A version never changes, but one posted by mistake is removed (BK-34): a copy is asked about each time it is used.
ASK_FIRST = "public, no-cache"


def or_removed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where a document was removed as posted by mistake, say so instead of "not found"."""

    @wraps(view)
    def shown(request: HttpRequest, slug: str, day: str, pk: int, **more: int) -> HttpResponse:
        try:
            return view(request, slug, day, pk, **more)
        except Http404:
            return _removed(request, material_access.get_removal(slug, day, pk))

    return shown


@require_safe
@or_removed
def material(request: HttpRequest, slug: str, day: str, pk: int) -> HttpResponse:
    """The latest public version, and a numbered list of all."""
    found = material_access.get_public_material(slug, day, pk)
    versions = _public_versions(found)
    return render(request, "boards/materials/material.html", _context(found, versions, versions[-1]))


@require_safe
@or_removed
def latest(request: HttpRequest, slug: str, day: str, pk: int) -> HttpResponse:
    found = material_access.get_public_material(slug, day, pk)
    versions = _public_versions(found)
    return _show(request, found, versions, versions[-1], keep="no-cache")


@require_safe
@or_removed
def version(request: HttpRequest, slug: str, day: str, pk: int, number: int) -> HttpResponse:
    """One version, the same for as long as it is public."""
    found = material_access.get_public_material(slug, day, pk)
    versions = _public_versions(found)
    shown = next((each for each in versions if each.number == number), None)
    if shown is None:
        raise Http404
    return _show(request, found, versions, shown, keep=ASK_FIRST)


@require_safe
def records(request: HttpRequest, slug: str) -> HttpResponse:
    """Materials given to a majority of the members, even before any posting (BK-50)."""
    body = access.get_body(slug)
    rows = Material.objects.public().filter(
        meeting__in=Meeting.objects.of(body), public_record_at__isnull=False
    )
    context = {
        "body": body,
        "materials": rows.order_by("-public_record_at", "-pk"),
        "crumbs": [
            (_("Boards"), address("boards/")),
            (text(body.name), body.get_absolute_url()),
            (_("Public records distributed to members"), ""),
        ],
    }
    return render(request, "boards/materials/public_records.html", context)


def _removed(request: HttpRequest, removal: MaterialRequest) -> HttpResponse:
    """Neither its content nor its title: when it was removed, and why."""
    meeting = removal.material.meeting
    crumbs = [
        (_("Boards"), address("boards/")),
        (text(meeting.body.name), meeting.body.get_absolute_url()),
        (_("Removed document"), ""),
    ]
    context = {"removal": removal, "meeting": meeting, "crumbs": crumbs}
    response = render(request, "boards/materials/material_removed.html", context, status=410)
    response["Cache-Control"] = "no-store"
    return response


def _public_versions(found: Material) -> list[MaterialVersion]:
    versions = public_versions(found)
    if not versions:
        raise Http404
    return versions


def _show(
    request: HttpRequest, found: Material, versions: list, shown: MaterialVersion, *, keep: str
) -> HttpResponse:
    if shown.body:
        context = _context(found, versions, shown) | {"is_version": True}
        return render(request, "boards/materials/material.html", context)
    return send_file(request, shown, keep=keep)


def send_file(request: HttpRequest, shown: MaterialVersion, *, keep: str) -> HttpResponse:
    """Always a download, never inline: uploaded content must not run on this site."""
    etag = f'"{shown.sha256}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = FileResponse(
            shown.file.open("rb"), as_attachment=True, filename=shown.name, content_type=shown.content_type
        )
        response["X-Content-Type-Options"] = "nosniff"
        response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'; sandbox"
    response["ETag"] = etag
    response["Cache-Control"] = keep
    return response


def _context(found: Material, versions: list[MaterialVersion], shown: MaterialVersion) -> dict:
    meeting = found.meeting
    if meeting.is_public:
        crumbs = meeting_crumbs(meeting, (text(found.title), ""))
    else:
        crumbs = [
            (_("Boards"), address("boards/")),
            (text(meeting.body.name), meeting.body.get_absolute_url()),
            (text(found.title), ""),
        ]
    return {
        "material": found,
        "meeting": meeting,
        "shown": shown,
        "versions": versions[::-1],
        "others": other_public_formats(found),
        "words": as_html(shown.body, heading=3) if shown.body else "",
        "lang": lang_of(shown.language),
        "direction": direction_of(shown.language),
        "language": language_name(shown.language),
        "crumbs": crumbs,
    }
