"""The desk screen of a follow-up survey: write it, look at what is sent to whom, send it, see what came back."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from engagement import access
from engagement.desk_actions import Act, checked, crumbs, one_of
from engagement.exceptions import NotPossibleNow
from engagement.follow_up.forms import FollowUpForm, start_of
from engagement.follow_up.presenters import previews, reach_of, sent_counts
from engagement.follow_up.rules import invited, too_few, why_not
from engagement.follow_up.services import (
    can_resume,
    digest_of,
    resume_follow_up,
    send_follow_up,
    stop_follow_up,
    write_follow_up,
)
from engagement.models import Conversation, FollowUp


@role_required(*access.DOOR_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def follow_up(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    acts: dict[str, Act] = {"save": _save, "send": _send, "resume": _resume, "stop": _stop}
    template = "engagement/follow_up/desk_follow_up.html"
    response = one_of(request, found, acts, template, lambda: _context(found))
    add_never_cache_headers(response)
    return response


def _save(request: HttpRequest, found: Conversation) -> str:
    form = checked(FollowUpForm(request.POST), "form")
    facts = form.cleaned_data | {"form": int(form.cleaned_data["form"])}
    write_follow_up(actor=request.user, conversation=found, **facts)
    return _("Saved as a draft. No one gets it yet.")


def _send(request: HttpRequest, found: Conversation) -> str:
    send_follow_up(actor=request.user, follow_up=_row(found), seen=request.POST.get("seen", ""))
    return _("It is being sent. This page shows the progress.")


def _resume(request: HttpRequest, found: Conversation) -> str:
    resume_follow_up(actor=request.user, follow_up=_row(found))
    return _("It is being sent. This page shows the progress.")


def _stop(request: HttpRequest, found: Conversation) -> str:
    stop_follow_up(actor=request.user, follow_up=_row(found))
    return _("Sending will stop. Emails already prepared cannot be recalled.")


def _row(found: Conversation) -> FollowUp:
    if (row := _row_of(found)) is None:
        raise NotPossibleNow(_("Write the follow-up survey first."))
    return row


def _row_of(found: Conversation) -> FollowUp | None:
    rows = FollowUp.objects.select_related("conversation", "form", "job")
    return rows.filter(conversation=found).first()


def _context(found: Conversation) -> dict[str, Any]:
    row, refused = _row_of(found), why_not(found)
    context = {
        "conversation": found,
        "row": row,
        "not_yet": refused,
        "crumbs": crumbs(found, _("Follow-up survey")),
    }
    if row is not None and not row.is_draft:
        return context | {
            "counts": sent_counts(row),
            "may_resume": can_resume(row),
            "is_running": row.job is not None and not row.job.is_over,
            "previews": previews(row, [code for code, _name in settings.FORM_LANGUAGES]),
        }
    if refused:
        return context
    recipients = invited(found)
    reach = reach_of(recipients)
    few = too_few(recipients)
    return context | {
        "form": FollowUpForm(initial=start_of(found, row)),
        "recipients": recipients,
        "reach": reach,
        "has_few_readers": any(each["is_few"] for each in reach),
        "too_few": few,
        "previews": previews(row, [each["code"] for each in reach]) if row else [],
        "seen": digest_of(row, recipients) if row and not few else "",
    }
