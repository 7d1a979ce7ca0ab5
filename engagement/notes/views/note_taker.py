"""The note-taker's screen: the holder of a group's link writes its notes and sees no other group's (R37)."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.exceptions import RuleBroken
from cms.web.public_post import public_post
from cms.web.responses import SeeOther
from engagement import access
from engagement.choices import SpokenLanguage
from engagement.live.rounds import round_of
from engagement.live.run_sheet import run_of
from engagement.live.state_answers import stamp_of
from engagement.models import Group
from engagement.notes.forms import NoteForm
from engagement.notes.services import save_notes

MOST_BYTES = 2_000_000


@public_post(action="live")
def notes(request: HttpRequest, code: str) -> HttpResponse:
    group = access.get_group_by_code(code)
    run = run_of(group.conversation)
    form = NoteForm(request.POST if request.method == "POST" else None, run=run, initial=_first(group))
    refusal, status = None, 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        try:
            [taken] = save_notes(group=group, notes=[_given(form)])
        except RuleBroken as error:
            refusal, status = error, 409
        else:
            if taken.is_kept:
                return SeeOther(reverse("engagement:notes", args=[code]) + "#kept")
            form.add_error(None, taken.why)
    running = round_of(group.conversation)
    context = {
        "group": group,
        "round": running,
        "stamp": stamp_of([run.now.key if run.now else "", running.pk if running else 0]),
        "conversation": group.conversation,
        "run": run,
        "form": form,
        "code": code,
        "refusal": refusal,
        "notes": [{"note": each, "part": run.title_of(each.segment)} for each in group.notes.order_by("-pk")],
    }
    return _private(render(request, "engagement/notes/notes.html", context, status=status))


def _first(group: Group) -> dict[str, Any]:
    """Initial values: the group's own language, if notes can be written in it."""
    known = {SpokenLanguage.CHINESE: "zh-hant", SpokenLanguage.ASL: "en"}
    return {"language": known.get(SpokenLanguage(group.language), group.language)}


def _given(form: NoteForm) -> dict[str, Any]:
    names = ("kind", "text", "speaks_for", "segment", "language")
    return {name: form.cleaned_data[name] for name in names} | {"key": form.nonce}


@public_post(action="live")
def batch(request: HttpRequest, code: str) -> HttpResponse:
    """All notes that wait on the phone, in one request; the response says for each whether it was stored, or why
    not.
    """
    group = access.get_group_by_code(code)
    if request.method != "POST":
        return _private(JsonResponse({"why": _("Notes are sent here by the page.")}, status=405))
    sent = _sent(request)
    if sent is None:
        return _private(JsonResponse({"why": _("These notes could not be read.")}, status=422))
    try:
        taken = save_notes(group=group, notes=sent)
    except RuleBroken as error:
        return _private(JsonResponse({"why": str(error)}, status=409))
    answers = [{"key": each.key, "kept": each.is_kept, "why": each.why} for each in taken]
    return _private(JsonResponse({"notes": answers}))


def _sent(request: HttpRequest) -> list[Any] | None:
    if request.content_type != "application/json" or len(request.body) > MOST_BYTES:
        return None
    try:
        found = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    rows = found.get("notes") if isinstance(found, dict) else None
    return rows if isinstance(rows, list) else None


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; its URL limits its scope to the note-takers' pages."""
    words = render_to_string("engagement/notes/notes_worker.js")
    return HttpResponse(words, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


def _private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
