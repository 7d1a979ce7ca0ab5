"""Desk screens of messages to people who registered: write, look at what is sent to whom, send."""

from typing import Any

from django.contrib import messages as notices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.exceptions import RuleBroken
from engagement import access
from engagement.desk_actions import crumbs, one_of
from engagement.models import Conversation, RegistrantMessage
from engagement.registrations.messages.audiences import recipients_of
from engagement.registrations.messages.forms import MessageForm
from engagement.registrations.messages.presenters import previews, reach_of, sent_counts, with_counts
from engagement.registrations.messages.services import (
    can_resume,
    digest_of,
    nobody,
    resume_message,
    send_message,
    stop_message,
    write_message,
)

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.DOOR_ROLES)
@read_or_send
def messages(request: HttpRequest, slug: str, pk: int | None = None) -> HttpResponse:
    """What was sent, and a form for a new draft; with ``pk``, the form of that draft."""
    found = access.get_conversation(request.user, slug)
    row = None if pk is None else access.get_registrant_message(request.user, found, pk)
    form, refusal = _form(request, found, row), None
    if form.is_bound and form.is_valid():
        try:
            made = write_message(actor=request.user, conversation=found, message=row, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            notices.success(request, _("Saved as a draft. No one gets it yet."))
            return redirect("engagement:desk_message", slug, made.pk)
    context = {
        "conversation": found,
        "form": form,
        "refusal": refusal,
        "draft": row,
        "rows": [] if row else list(with_counts(found)),
        "crumbs": crumbs(found, _("Messages to people who registered")),
    }
    status = 409 if refusal else 422 if form.errors else 200
    return _private(render(request, "engagement/registrations/desk_messages.html", context, status=status))


def _form(request: HttpRequest, found: Conversation, row: RegistrantMessage | None) -> MessageForm:
    start = {name: getattr(row, name) for name in ("audience", "subject", "body")} if row else None
    return MessageForm(request.POST if request.method == "POST" else None, conversation=found, initial=start)


@role_required(*access.DOOR_ROLES)
@read_or_send
def message(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A draft as it would be sent now, with the button; or how far a sent message is."""
    found = access.get_conversation(request.user, slug)
    row = access.get_registrant_message(request.user, found, pk)

    def context() -> dict[str, Any]:
        row.refresh_from_db()
        return _context(found, row)

    def send(request: HttpRequest, _found: Conversation) -> str:
        send_message(actor=request.user, message=row, seen=request.POST.get("seen", ""))
        return _("It is being sent. This page shows the progress.")

    def resume(request: HttpRequest, _found: Conversation) -> str:
        resume_message(actor=request.user, message=row)
        return _("It is being sent. This page shows the progress.")

    def stop(request: HttpRequest, _found: Conversation) -> str:
        stop_message(actor=request.user, message=row)
        return _("Sending will stop. Emails already prepared cannot be recalled.")

    acts = {"send": send, "resume": resume, "stop": stop}
    return _private(one_of(request, found, acts, "engagement/registrations/desk_message.html", context))


def _context(found: Conversation, row: RegistrantMessage) -> dict[str, Any]:
    recipients = recipients_of(found, row.audience) if row.is_draft else None
    reach = reach_of(recipients) if recipients else []
    title, home = (
        _("Messages to people who registered"),
        reverse("engagement:desk_messages", args=[found.slug]),
    )
    return {
        "conversation": found,
        "message": row,
        "recipients": recipients,
        "reach": reach,
        "previews": previews(row, [each.code for each in reach] or list(row.body)),
        "seen": digest_of(row, recipients) if recipients and recipients.rows else "",
        "nobody": nobody() if recipients and not recipients.rows else None,
        "counts": sent_counts(row),
        "may_resume": can_resume(row),
        "is_running": row.job is not None and not row.job.is_over,
        "crumbs": [*crumbs(found, "")[:-1], (title, home), (str(row), "")],
    }


def _private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response
