"""Desk views for recordings: add, caption, remove (BK-27)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from boards import access
from boards.desk_form import answer
from boards.minutes.forms import CaptionsForm, RecordingForm, RemoveForm
from boards.minutes.presenters import language_label
from boards.minutes.recordings import add_recording, remove_recording, set_captions
from boards.models import Meeting, Recording
from cms import clock
from cms.access import role_required

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@role_required(*access.POST_ROLES)
def recordings(request: HttpRequest, pk: int) -> HttpResponse:
    found = _begun(request, pk)
    rows = list(found.recordings.order_by("pk"))
    for row in rows:
        row.label = language_label(row.language)
        row.may_go = row.earliest_destroy_at <= clock.now()
    return render(request, "boards/minutes/desk_recordings.html", {"meeting": found, "rows": rows})


@read_or_send
@role_required(*access.POST_ROLES)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    found = _begun(request, pk)
    form = RecordingForm(request.POST or None, request.FILES or None, meeting=found)

    def act(facts: dict[str, Any]) -> str:
        add_recording(
            actor=request.user,
            meeting=found,
            url=facts["url"],
            language=facts["language"],
            began_at=facts["began"],
            captions_text=facts["captions"],
            captions_language=facts["captions_language"],
        )
        return _("The recording is on the meeting’s page.")

    texts = {"heading": _("Add a recording: %(meeting)s") % {"meeting": found}, "button": _("Add")}
    return answer(request, form, act, back_url=_back(found), **texts)


@read_or_send
@role_required(*access.POST_ROLES)
def captions(request: HttpRequest, pk: int, recording: int) -> HttpResponse:
    found, row = _recording(request, pk, recording)
    form = CaptionsForm(
        request.POST or None,
        request.FILES or None,
        initial={"captions_language": row.captions_language or row.language},
    )

    def act(facts: dict[str, Any]) -> str:
        words, language = facts["captions"], facts["captions_language"] or row.language
        set_captions(actor=request.user, recording=row, captions_text=words, language=language)
        return _("Captions added to the recording.")

    texts = {"heading": _("Captions: %(language)s") % {"language": language_label(row.language)}}
    return answer(request, form, act, back_url=_back(found), button=_("Add captions"), **texts)


@read_or_send
@role_required(*access.POST_ROLES)
def remove(request: HttpRequest, pk: int, recording: int) -> HttpResponse:
    found, row = _recording(request, pk, recording)

    def act(facts: dict[str, Any]) -> str:
        remove_recording(actor=request.user, recording=row, reason=facts["reason"])
        return _("Recording removed. The meeting’s page says so.")

    texts = {"heading": _("Remove the recording: %(language)s") % {"language": language_label(row.language)}}
    form = RemoveForm(request.POST or None)
    return answer(request, form, act, back_url=_back(found), button=_("Remove"), **texts)


def _begun(request: HttpRequest, pk: int) -> Meeting:
    found = access.get_meeting(request.user, pk)
    if not found.began_at:
        raise Http404
    return found


def _recording(request: HttpRequest, pk: int, recording: int) -> tuple[Meeting, Recording]:
    found = _begun(request, pk)
    row = found.recordings.filter(pk=recording).first()
    if row is None:
        raise Http404
    return found, row


def _back(meeting: Meeting) -> str:
    return reverse("boards:desk_recordings", args=[meeting.pk])
