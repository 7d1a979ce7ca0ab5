"""Views to read a packet: item by item, or all on one page the browser can save."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from boards.models import Appointment, Meeting
from boards.workspace.access import get_meeting, get_posted_meeting
from boards.workspace.forms import HighlightForm, NoteForm
from boards.workspace.home import next_meetings
from boards.workspace.packet import Packet, Reading, packet_of, reading_of
from boards.workspace.pages import pages_of
from boards.workspace.remote_terms import standing_of
from boards.workspace.visits import read_item, see_meeting
from cms import clock
from cms.cleaning import whole_number
from cms.web.unavailable import best_effort


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """News, items and RSVP. Opening it is recorded as a visit that only the member sees."""
    found, appointment = get_meeting(request.user, pk)
    packet = packet_of(request.user, found, appointment) if found.is_public else None
    told = next(
        (row for row in next_meetings(request.user, [appointment]) if row.meeting.pk == found.pk), None
    )
    if request.method == "GET" and packet:
        with best_effort("visit of a packet"):
            see_meeting(owner=request.user, meeting=found)
    joins = found.remote_members.filter(appointment=appointment).first()
    context = {
        "meeting": found,
        "appointment": appointment,
        "packet": packet,
        "told": told,
        "named": standing_of(found, joins),
    }
    return render(request, "boards/workspace/meeting.html", context)


@require_safe
def whole(request: HttpRequest, pk: int) -> HttpResponse:
    """Every entry with its documents, as its own page shows them, without the member's own text: it may be saved."""
    found, appointment = get_posted_meeting(request.user, pk)
    packet = packet_of(request.user, found, appointment)
    documents = packet.documents()
    for key, rows in documents.items():
        for row in rows:
            row.pages = pages_of(found.pk, key, row.shown, [], with_text=True)
    pairs = [(entry.item, documents.get(entry.item.shown.key, [])) for entry in packet.entries]
    context = {"meeting": found, "packet": packet, "items": pairs, "now": clock.now()}
    return render(request, "boards/workspace/whole.html", context)


@require_safe
def item(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    found, appointment = get_posted_meeting(request.user, pk)
    packet = packet_of(request.user, found, appointment)
    asked = {name: whole_number(value) or 0 for name, value in request.GET.items() if name.isdigit()}
    reading = reading_of(request.user, packet, key, asked)
    if request.method == "GET":
        versions = {each.about: each.shown.number for each in reading.documents}
        with best_effort("visit of an item"):
            read_item(owner=request.user, meeting=found, key=key, versions=versions)
    return item_page(request, packet, reading)


def item_page(
    request: HttpRequest, packet: Packet, reading: Reading, *, status: int = 200, **refused: Any
) -> HttpResponse:
    """``refused`` is a refused form to show again: ``form``, with its target ``about``."""
    context = {
        "meeting": packet.meeting,
        "appointment": packet.appointment,
        "user": request.user,
        "item": reading.row,
        "packet": packet,
        "reading": reading,
        "note_forms": _forms(reading, refused),
        **refused,
    }
    return render(request, "boards/workspace/item.html", context, status=status)


def _forms(reading: Reading, refused: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Note and highlight forms of the item and each document."""
    notes = {"": reading.note} | {each.about: each.note for each in reading.documents}
    found = {}
    for about, note in notes.items():
        prefix = f"about-{about or 'item'}"
        found[about] = {
            "note": NoteForm(prefix=prefix, initial={"words": note.words if note else ""}),
            "highlight": HighlightForm(prefix=f"{prefix}-mark"),
        }
    form = refused.get("form")
    if form is not None:
        found[refused["about"]]["note" if isinstance(form, NoteForm) else "highlight"] = form
    return found


def reading_for(request: HttpRequest, pk: int, key: str) -> tuple[Meeting, Appointment, Packet, Reading]:
    """Load the item page that a submitted form belongs to."""
    found, appointment = get_posted_meeting(request.user, pk)
    packet = packet_of(request.user, found, appointment)
    return found, appointment, packet, reading_of(request.user, packet, key, {})
