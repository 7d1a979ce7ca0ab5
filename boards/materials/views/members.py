"""Workspace views of materials given to a member.

Nothing shows who else received or read them (BK-41).
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from boards.materials import access as material_access
from boards.materials.distribution import open_material
from boards.materials.member_papers import get_readable_version, readable_versions
from boards.materials.packets.contents import direction_of, lang_of
from boards.materials.views.public import send_file
from boards.models import Material, MaterialVersion
from boards.plain_text import as_html
from cms.web.unavailable import best_effort


@require_safe
def material(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a material and record that the member opened it (BK-50)."""
    found, appointment = material_access.get_given_material(request.user, pk)
    if request.method == "GET":
        with best_effort("opening of a material"):
            open_material(material=found, appointment=appointment)
    versions = readable_versions(found)[::-1]
    if not versions:
        raise Http404
    return _page(request, found, versions, versions[0])


@require_safe
def version(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    found, appointment = material_access.get_given_material(request.user, pk)
    shown = get_readable_version(found, number)
    if request.method == "GET":
        with best_effort("opening of a material"):
            open_material(material=found, appointment=appointment)
    if not shown.body:
        return send_file(request, shown, keep="private, no-store")
    return _page(request, found, [shown], shown)


def _page(
    request: HttpRequest, found: Material, versions: list[MaterialVersion], shown: MaterialVersion
) -> HttpResponse:
    context = {
        "material": found,
        "meeting": found.meeting,
        "versions": versions,
        "shown": shown,
        "words": as_html(shown.body) if shown.body else "",
        "lang": lang_of(shown.language),
        "direction": direction_of(shown.language),
    }
    return render(request, "boards/materials/workspace_material.html", context)
