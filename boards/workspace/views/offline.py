"""Reading offline: the service worker, what a saved copy consists of, and the member's notes for it."""

import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from boards.access import require_seats
from boards.desk_acts import read_or_send
from boards.models import Meeting
from boards.workspace.access import get_posted_meeting
from boards.workspace.note_selectors import opened, own_notes
from boards.workspace.notes import mark_page, merge_note
from boards.workspace.packet import Packet, packet_of
from boards.workspace.pages import pages_of, read_place
from cms.exceptions import RuleBroken

MOST_AT_ONCE = 100
PRIVATE = {"Cache-Control": "private, no-store"}
STYLES, SCRIPT = "cms/build/site.css", "cms/js/page.js"
MODULES = ("packet.js", "packet-notes.js")  # which the script loads from its own folder


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    require_seats(request.user)
    words = render_to_string(
        "boards/workspace/worker.js",
        {"nothing": _("You are offline, and this page is not saved on this device.")},
    )
    return HttpResponse(words, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_safe
def saved(request: HttpRequest, pk: int) -> HttpResponse:
    """Addresses of a whole copy, and a version that changes with the posting and with each document."""
    found, appointment = get_posted_meeting(request.user, pk)
    packet = packet_of(request.user, found, appointment)
    pictures, versions = _pictures(packet)
    facts = json.dumps([packet.posting.sha256, versions])
    return JsonResponse(
        {
            "version": hashlib.sha256(facts.encode()).hexdigest(),
            "page": reverse("boards:workspace_whole", args=[found.pk]),
            "addresses": [
                reverse("boards:workspace_whole", args=[found.pk]),
                reverse("boards:workspace_own_notes", args=[found.pk]),
                *_assets(),
                *pictures,
            ],
        },
        headers=PRIVATE,
    )


def _assets() -> list[str]:
    script = static(SCRIPT)
    folder = script.rpartition("/")[0]
    return [static(STYLES), script, *(f"{folder}/{name}" for name in MODULES)]


def _pictures(packet: Packet) -> tuple[list[str], list[tuple[int, int]]]:
    pictures, versions = [], []
    for key, documents in packet.documents().items():
        for document in documents:
            versions.append((document.material.pk, document.shown.number))
            pages = pages_of(packet.meeting.pk, key, document.shown, [])
            pictures += [page.picture_url for page in pages]
    return pictures, versions


@read_or_send
@sensitive_variables()
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """The member's notes on pages of this packet, for their own device; a POST brings what they wrote offline."""
    found, appointment = get_posted_meeting(request.user, pk)
    answers = []
    packet = packet_of(request.user, found, appointment)
    materials = {each.about for documents in packet.documents().values() for each in documents}
    if request.method == "POST":
        try:
            if request.content_type != "application/json":
                raise ValueError(request.content_type)
            entries = [dict(entry) for entry in json.loads(request.body)["notes"][:MOST_AT_ONCE]]
            answers = [_keep(request, packet, materials, entry) for entry in entries]
        except (ValueError, TypeError, KeyError):
            return JsonResponse({"why": _("These notes could not be read.")}, status=400, headers=PRIVATE)
    notes = {"notes": _notes(request, found, materials), "answers": answers}
    return JsonResponse({"owner": request.user.pk, "token": get_token(request)} | notes, headers=PRIVATE)


def _keep(request: HttpRequest, packet: Packet, materials: set[str], entry: dict[str, Any]) -> dict[str, Any]:
    """Keep one entry, and answer under its own id."""
    refused = {"id": str(entry["id"]), "kept": False}
    about, key = str(entry["about"]), packet.key_of(str(entry["key"]))
    place = read_place(about)
    if (
        place is None
        or place[0] not in materials
        or key not in {each.item.shown.key for each in packet.entries}
    ):
        return refused | {"why": _("This document is no longer in the packet. Copy your note from here.")}
    facts: dict[str, Any] = {"owner": request.user, "meeting": packet.meeting, "key": key, "about": about}
    try:
        if "mark" in entry:
            mark_page(is_on=bool(entry["mark"]), **facts)
        if "words" in entry:
            sent = [str(each) for each in entry.get("sent", [])]
            merge_note(words=str(entry["words"]), base=str(entry.get("base", "")), sent=sent, **facts)
    except RuleBroken as error:
        return refused | {"why": str(error)}
    return {"id": refused["id"], "kept": True}


def _notes(request: HttpRequest, meeting: Meeting, materials: set[str]) -> list[dict[str, Any]]:
    """Those on pages that may be on a device: a note on a closed document can say what it holds (BK-34)."""
    return [
        {
            "key": note.key,
            "about": note.about,
            "kind": note.kind,
            "words": note.words,
            "changed_at": note.changed_at.isoformat(),
        }
        for note in opened(request.user, own_notes(request.user).filter(meeting=meeting))
        if (place := read_place(note.about)) and place[0] in materials
    ]
