"""Desk views for notices: subscribers, sent notices, log entries by staff, remote members."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from boards import access
from boards.base_forms import member_label
from boards.choices import MeetingKind
from boards.desk_acts import act_on_meeting, read_or_send
from boards.models import Meeting, Subscription
from boards.notices.forms import FindForm, LogForm, RemoteForm
from boards.notices.recipients import media_to_phone, members_of
from boards.notices.sent_counts import asked_by_scope, by_staff, sent_about
from boards.notices.services import add_remote_member, is_late, log_sendings, send_remote_notice
from cms import clock
from cms.access import has_role, role_required
from cms.web.buttons import press
from cms.web.paging import page_of


@require_safe
@role_required(*access.LIVE_ROLES)
def desk_notices(request: HttpRequest) -> HttpResponse:
    """Subscriptions. Only the clerk sees addresses and phone numbers."""
    form = FindForm(request.GET)
    rows = Subscription.objects.filter(ended_at=None).select_related("body", "meeting__body").order_by("-pk")
    if form.is_valid():
        if wanted := form.cleaned_data["address"]:
            rows = rows.filter(Q(email__icontains=wanted) | Q(phone__icontains=wanted))
        if form.cleaned_data["media"]:
            rows = rows.filter(is_media=True)
    context = {"form": form, "asked": asked_by_scope(), "subscriptions": page_of(request, rows)}
    return render(request, "boards/notices/desk_subscribers.html", context)


@require_safe
@role_required(*access.DESK_ROLES)
def meeting_notices(request: HttpRequest, pk: int) -> HttpResponse:
    """All notices sent about a meeting, media to phone, and remote members."""
    found = access.get_meeting(request.user, pk)
    is_clerk = has_role(request.user, *access.LIVE_ROLES)
    context = {
        "meeting": found,
        "sent": sent_about(found),
        "logged": by_staff(found),
        "remote": remote_rows(found, with_reach=is_clerk),
        "phones": _phones(found) if is_clerk else [],
        "without_mail": [each for each in members_of(found, clock.now()) if not _has_mail(each)],
        "is_clerk": is_clerk,
        "may_post": has_role(request.user, *access.POST_ROLES),
        "hours": found.mode.remote_notice_hours if found.mode else None,
    }
    return render(request, "boards/notices/desk_meeting_notices.html", context)


def remote_rows(meeting: Meeting, *, with_reach: bool) -> list[dict]:
    rows = meeting.remote_members.select_related("appointment__seat__body").order_by("pk")
    return [
        {
            "name": member_label(meeting.is_joint)(row.appointment),
            "added_at": row.added_at,
            "is_late": is_late(row, meeting),
            "reach": row.reach if with_reach else "",
        }
        for row in rows
    ]


def _phones(meeting: Meeting) -> list[Subscription]:
    return media_to_phone(meeting, clock.now()) if meeting.kind == MeetingKind.EMERGENCY else []


def _has_mail(appointment) -> bool:
    return bool(appointment.user and appointment.user.is_active and appointment.user.email)


@read_or_send
@role_required(*access.POST_ROLES)
def log(request: HttpRequest, pk: int) -> HttpResponse:
    """BK-14a, BK-18, BK-19: wire, phone, door, by hand."""
    found = access.get_meeting(request.user, pk)
    posting = access.get_postings(found)[-1]
    posting.meeting = found
    form = LogForm(
        request.POST or None, meeting=found, members=members_of(found, clock.now()), initial=_asked(request)
    )

    def act() -> str:
        log_sendings(actor=request.user, posting=posting, **form.facts())
        return _("Notice recorded.")

    words = {"heading": _("Record a notice"), "button": _("Record")}
    return act_on_meeting(request, found, form, act, to="boards:desk_meeting_notices", **words)


def _asked(request: HttpRequest) -> dict:
    """Initial values from the query string."""
    names = ("channel", "about", "item", "address")
    asked: dict = {name: request.GET[name] for name in names if name in request.GET}
    return asked | {"appointments": request.GET.getlist("appointment")}


@read_or_send
@role_required(*access.LIVE_ROLES)
def remote(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    form = RemoteForm(request.POST or None, meeting=found, members=members_of(found, clock.now()))

    def act() -> str:
        add_remote_member(actor=request.user, meeting=found, **form.cleaned_data)
        return _("The member is on the list. Send the notice that names them.")

    words = {"heading": _("Add a remote member"), "button": _("Add to the list")}
    return act_on_meeting(request, found, form, act, to="boards:desk_meeting_notices", **words)


@require_POST
@role_required(*access.POST_ROLES)
def remote_send(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)

    def act() -> str:
        send_remote_notice(actor=request.user, meeting=found)
        return _("The notice is on the page and is being sent to everyone who requested notices.")

    back = reverse("boards:desk_meeting_notices", args=[found.pk])
    return press(request, act, button=_("Send the notice with these names"), back_url=back)
