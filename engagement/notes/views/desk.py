"""Desk screens after a conversation: create comments from its sources, and manage recordings."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.cleaning import whole_number
from engagement import access
from engagement.addresses import absolute
from engagement.desk_actions import checked, crumbs, one_of, one_of_links
from engagement.models import Conversation, Group, Heard
from engagement.notes.forms import CardForm, GroupForm, PassageForm, RecordingForm
from engagement.notes.groups import add_group, renew_link, set_group_open
from engagement.notes.presenters import groups_of, lines_of, transcription_context
from engagement.notes.recordings import save_recording
from engagement.notes.transcription import (
    hear_all_notes,
    hear_answer,
    hear_card,
    hear_passage,
    hear_question,
    import_note,
)
from engagement.secret_links import shown_code

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.DOOR_ROLES)
@read_or_send
def import_transcript(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    acts = {
        "note": _note,
        "all_notes": _all_notes,
        "question": _question,
        "answer": _answer,
        "card": _card,
    }

    def context() -> dict[str, Any]:
        return transcription_context(found) | {
            "conversation": found,
            "crumbs": crumbs(found, _("Comments heard")),
            "card_form": CardForm(),
        }

    return one_of(request, found, acts, "engagement/notes/desk_heard.html", context)


def _done(made: Heard) -> str:
    return _("Saved as comment %(reference)s.") % {"reference": made.submission.reference}


def _note(request: HttpRequest, found: Conversation) -> str:
    note = access.get_of(request.user, found, "note", request.POST.get("note", ""))
    return _done(import_note(actor=request.user, note=note))


def _all_notes(request: HttpRequest, found: Conversation) -> str:
    count = hear_all_notes(actor=request.user, conversation=found)
    words = ngettext("%(count)s note is now a comment.", "%(count)s notes are now comments.", count)
    return words % {"count": count}


def _question(request: HttpRequest, found: Conversation) -> str:
    question = access.get_of(request.user, found, "question", request.POST.get("question", ""))
    return _done(hear_question(actor=request.user, question=question))


def _answer(request: HttpRequest, found: Conversation) -> str:
    answer = access.get_of(request.user, found, "poll_text", request.POST.get("answer", ""))
    return _done(hear_answer(actor=request.user, answer=answer))


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

    return one_of(request, found, {"save": save}, "engagement/notes/desk_recordings.html", context)


@role_required(*access.DOOR_ROLES)
@read_or_send
def passages(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Select what one person said in a recording, and make a comment of it."""
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

    return one_of(request, found, {"make": make}, "engagement/notes/desk_passages.html", context)


@role_required(*access.DOOR_ROLES)
@read_or_send
def groups(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    made: list[Group] = []

    def add(request: HttpRequest, found: Conversation) -> str:
        form = checked(GroupForm(request.POST), "form")
        made.append(add_group(actor=request.user, conversation=found, **form.cleaned_data))
        return _("Group added. Give its link to the note-taker now: it will not be shown again.")

    def renew(request: HttpRequest, found: Conversation) -> str:
        made.append(renew_link(actor=request.user, group=_group(request, found)))
        return _("New link created. The old one no longer works.")

    def context() -> dict[str, Any]:
        return {
            "conversation": found,
            "crumbs": crumbs(found, _("Small groups")),
            "form": GroupForm(),
            "groups": [{"group": each, "link": _link(request, each)} for each in groups_of(found)],
        }

    acts = {"add": add, "renew": renew, "close": _close_group, "open": _open_group}
    return one_of_links(request, found, acts, "engagement/notes/desk_groups.html", context, made)


def _link(request: HttpRequest, group: Group) -> str:
    """The note-taker's URL, only shortly after it was created."""
    code = shown_code(group, request.GET.get("link", ""))
    return absolute(reverse("engagement:notes", args=[code])) if code else ""


def _group(request: HttpRequest, found: Conversation) -> Group:
    return access.get_of(request.user, found, "group", request.POST.get("group", ""))


def _close_group(request: HttpRequest, found: Conversation) -> str:
    set_group_open(actor=request.user, group=_group(request, found), is_open=False)
    return _("The notes of this group are closed.")


def _open_group(request: HttpRequest, found: Conversation) -> str:
    set_group_open(actor=request.user, group=_group(request, found), is_open=True)
    return _("The notes of this group are open again.")
