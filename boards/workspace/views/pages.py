"""One page of a PDF in the packet: its picture, its text, and the member's own note and mark."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from boards.desk_acts import read_or_send
from boards.materials.pdf_pages import page_picture, page_text
from boards.workspace.access import get_posted_meeting
from boards.workspace.documents import Document, documents_of
from boards.workspace.forms import NoteForm
from boards.workspace.notes import mark_page, write_note
from boards.workspace.packet import Packet, Reading
from boards.workspace.pages import PageView, page_of, pages_of
from boards.workspace.views.packet import reading_for

ONLINE = "private, no-store"  # nothing of a closed session stays on a device (BK-34)
KEEP = "private, no-cache"  # a version never changes, but the right to read it may end


@read_or_send
@sensitive_post_parameters()
@sensitive_variables()
def page(request: HttpRequest, pk: int, key: str, material: int, version: int, number: int) -> HttpResponse:
    found, _appointment, packet, reading = reading_for(request, pk, key)
    document = _version(reading.documents, material, version)
    pages = pages_of(found.pk, reading.key, document.shown, reading.on_pages)
    shown = page_of(pages, number)
    if "mark" in request.POST:
        facts = {"meeting": found, "key": reading.key, "about": shown.about}
        mark_page(owner=request.user, is_on=request.POST["mark"] == "on", **facts)
        messages.success(request, _("Page marked.") if request.POST["mark"] == "on" else _("Mark removed."))
        return redirect(shown.url)
    form = NoteForm(
        request.POST if request.method == "POST" else None,
        initial={"words": shown.note.words if shown.note else ""},
    )
    if form.is_bound and form.is_valid():
        facts = {"meeting": found, "key": reading.key, "about": shown.about}
        kept = write_note(owner=request.user, words=form.cleaned_data["words"], **facts)
        messages.success(request, _("Note saved.") if kept else _("Note deleted."))
        return redirect(shown.url)
    context = _context(packet, reading, document, pages, shown) | {"form": form}
    return render(request, "boards/workspace/page.html", context, status=422 if form.is_bound else 200)


@require_safe
def picture(
    request: HttpRequest, pk: int, key: str, material: int, version: int, number: int
) -> HttpResponse:
    found, appointment = get_posted_meeting(request.user, pk)
    documents = documents_of(found, key, appointment, list(found.postings.order_by("number")))
    document = _version(documents, material, version)
    try:
        content = page_picture(document.shown, number)
    except LookupError as error:
        raise Http404 from error
    keep = ONLINE if document.is_closed else KEEP
    return HttpResponse(content, content_type="image/jpeg", headers={"Cache-Control": keep})


def _version(documents: list[Document], material: int, number: int) -> Document:
    """The document with the asked version as the one shown."""
    for each in documents:
        versions = [row for row in each.versions if row.number <= number]
        if each.material.pk == material and versions and versions[-1].number == number:
            return Document(each.material, versions, each.is_given)
    raise Http404


def _context(
    packet: Packet, reading: Reading, document: Document, pages: list[PageView], shown: PageView
) -> dict:
    try:
        words = page_text(document.shown, shown.number)
    except LookupError:
        words = ""
    return {
        "meeting": packet.meeting,
        "packet": packet,
        "reading": reading,
        "page": shown,
        "document": document,
        "pages": pages,
        "before": pages[shown.number - 2] if shown.number > 1 else None,
        "after": pages[shown.number] if shown.number < len(pages) else None,
        "words": words,
    }
