"""The desk after people spoke: what was heard becomes comments, and recordings get their words."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.cleaning import whole_number
from engagement import access
from engagement.desk_actions import checked, crumbs, one_of
from engagement.live.desk_presenters import heard_context, lines_of
from engagement.models import Conversation, Heard
from engagement.notes.desk_forms import CardForm, PassageForm, RecordingForm
from engagement.notes.recordings import save_recording
from engagement.notes.transcription import hear_all_notes, hear_card, hear_note, hear_passage, hear_question

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.DOOR_ROLES)
@read_or_send
def heard(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    acts = {"note": _note, "all_notes": _all_notes, "question": _question, "card": _card}

    def context() -> dict[str, Any]:
        return heard_context(found) | {
            "conversation": found,
            "crumbs": crumbs(found, _("Comments heard")),
            "card_form": CardForm(),
        }

    return one_of(request, found, acts, "engagement/desk_heard.html", context)


def _done(made: Heard) -> str:
    return _("Kept as comment %(reference)s.") % {"reference": made.submission.reference}


def _note(request: HttpRequest, found: Conversation) -> str:
    note = access.get_of(request.user, found, "note", request.POST.get("note", ""))
    return _done(hear_note(actor=request.user, note=note))


def _all_notes(request: HttpRequest, found: Conversation) -> str:
    count = hear_all_notes(actor=request.user, conversation=found)
    words = ngettext("%(count)s note is now a comment.", "%(count)s notes are now comments.", count)
    return words % {"count": count}


def _question(request: HttpRequest, found: Conversation) -> str:
    question = access.get_of(request.user, found, "question", request.POST.get("question", ""))
    return _done(hear_question(actor=request.user, question=question))


def _card(request: HttpRequest, found: Conversation) -> str:
    form = checked(CardForm(request.POST, request.FILES), "card_form")
    return _done(hear_card(actor=request.user, conversation=found, **form.cleaned_data))


@role_required(*access.DOOR_ROLES)
@read_or_send
def recordings(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)

    def save(request: HttpRequest, found: Conversation) -> str:
        form = checked(RecordingForm(request.POST, request.FILES), "form")
        save_recording(actor=request.user, conversation=found, **form.facts())
        return _("The recording is saved.")

    def context() -> dict[str, Any]:
        rows = list(found.recordings.all())
        chosen = next((each for each in rows if each.language == request.GET.get("language")), None)
        names = ("language", "url", "transcribed_by", "is_public")
        start = {name: getattr(chosen, name) for name in names} | {"words": chosen.captions} if chosen else {}
        return {
            "conversation": found,
            "crumbs": crumbs(found, _("Recordings")),
            "recordings": rows,
            "form": RecordingForm(initial=start),
        }

    return one_of(request, found, {"save": save}, "engagement/desk_recordings.html", context)


@role_required(*access.DOOR_ROLES)
@read_or_send
def passages(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Pick what one person said in a recording, and make a comment of it."""
    found = access.get_conversation(request.user, slug)
    row = access.get_recording(request.user, found, language)

    def make(request: HttpRequest, found: Conversation) -> str:
        form = checked(PassageForm(request.POST), "form")
        numbers = [whole_number(each) for each in request.POST.getlist("line")]
        made = hear_passage(
            actor=request.user,
            recording=row,
            picked=[-1 if each is None else each for each in numbers],
            speaks_for=form.cleaned_data["speaks_for"],
        )
        return _done(made)

    def context() -> dict[str, Any]:
        return {
            "conversation": found,
            "recording": row,
            "crumbs": crumbs(found, _("Recording")),
            "lines": lines_of(row),
            "picked": request.POST.getlist("line"),
            "form": PassageForm(),
        }

    return one_of(request, found, {"make": make}, "engagement/desk_passages.html", context)
