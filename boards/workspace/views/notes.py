"""Views for private notes and highlights, author only (BK-41)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from boards import access
from boards.workspace.forms import DeleteNotesForm, HighlightForm, NoteForm
from boards.workspace.notes import delete_all_notes, delete_note, highlight, write_note
from boards.workspace.notes_presenters import notes_by_meeting
from boards.workspace.packet import Reading
from boards.workspace.views.packet import item_page, reading_for
from cms.exceptions import RuleBroken


@require_safe
def notes(request: HttpRequest) -> HttpResponse:
    access.require_seats(request.user)
    return _notes_page(request, DeleteNotesForm())


def _notes_page(request: HttpRequest, form: DeleteNotesForm, status: int = 200) -> HttpResponse:
    context = {"groups": notes_by_meeting(request.user), "form": form}
    return render(request, "boards/workspace/notes.html", context, status=status)


@require_POST
@sensitive_post_parameters()
@sensitive_variables()
def write(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    found, _appointment, packet, reading = reading_for(request, pk, key)
    about = _about(request, reading)
    form = NoteForm(request.POST, prefix=f"about-{about or 'item'}")
    if form.is_valid():
        facts = {"meeting": found, "key": key, "about": about}
        kept = write_note(owner=request.user, words=form.cleaned_data["words"], **facts)
        messages.success(request, _("Note saved.") if kept else _("Note deleted."))
        return _back(found.pk, key, about)
    return item_page(request, packet, reading, status=422, form=form, about=about)


@require_POST
@sensitive_post_parameters()
@sensitive_variables()
def mark(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Highlight a passage, which must occur in the text."""
    found, _appointment, packet, reading = reading_for(request, pk, key)
    about = _about(request, reading)
    form = HighlightForm(request.POST, prefix=f"about-{about or 'item'}-mark")
    if form.is_valid():
        facts: dict[str, Any] = {"meeting": found, "key": key, "about": about} | form.cleaned_data
        try:
            highlight(owner=request.user, text=_text(reading, about), **facts)
        except RuleBroken as error:
            form.add_error(error.facts.get("field"), str(error))
        else:
            messages.success(request, _("Passage highlighted. Only you can see it."))
            return _back(found.pk, key, about)
    return item_page(request, packet, reading, status=422, form=form, about=about)


@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    access.require_seats(request.user)
    if not delete_note(owner=request.user, pk=pk):
        raise Http404
    messages.success(request, _("Deleted."))
    return redirect("boards:workspace_notes")


@require_POST
def delete_all(request: HttpRequest) -> HttpResponse:
    access.require_seats(request.user)
    form = DeleteNotesForm(request.POST)
    if not form.is_valid():
        return _notes_page(request, form, status=422)
    delete_all_notes(owner=request.user)
    messages.success(request, _("All your notes and highlights were deleted."))
    return redirect("boards:workspace_notes")


def _about(request: HttpRequest, reading: Reading) -> str:
    """Target of the form: empty for the item, or a document the member may read here."""
    about = request.POST.get("about", "")
    if about not in {"", *(each.about for each in reading.documents)}:
        raise Http404
    return about


def _text(reading: Reading, about: str) -> str:
    if not about:
        return f"{reading.item.shown.title} {reading.item.shown.text}"
    return next(each.shown.body for each in reading.documents if each.about == about)


def _back(pk: int, key: str, about: str) -> HttpResponse:
    place = f"document-{about}" if about else "my-notes"
    return redirect(f"{reverse('boards:workspace_item', args=[pk, key])}#{place}")
