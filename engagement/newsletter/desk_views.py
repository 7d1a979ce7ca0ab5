"""Desk screens of email updates: overview, written news, subscribers, and addresses that get no mail."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import role_required
from cms.cleaning import whole_number
from cms.exceptions import RuleBroken
from cms.mail.suppression import digest_of, lift, suppress
from cms.models import SuppressedAddress
from cms.powers.second_factor import ask_again, is_fresh
from cms.web.paging import page_of, query_without_page
from engagement import access, access_log, two_people
from engagement.desk_actions import NotFilledIn, checked
from engagement.exceptions import NeedsReason
from engagement.models import Announcement, Subscriber
from engagement.newsletter import announcements
from engagement.newsletter.desk_forms import (
    AnnouncementForm,
    LookupForm,
    ReasonForm,
    SearchForm,
    SubscriberFilter,
    SuppressForm,
)
from engagement.newsletter.desk_presenters import bounce_text, bounces, previews, recipients, sent_to
from engagement.newsletter.selectors import issues, people, standing, written
from engagement.newsletter.subscriptions import end_news_for
from engagement.newsletter.topics import labels

MOST_FOUND, MOST_SHOWN = 50, 100
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.COUNT_ROLES)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Counts for staff; addresses for publishers only, and never as a file."""
    context = {
        "tables": standing(),
        "issues": issues(),
        "written": written(),
        "may_write": access.may_see_people(request.user),
        "sees_addresses": access.may_see_addresses(request.user),
    }
    return render(request, "engagement/newsletter/desk_news.html", context)


# News written by hand --------------------------------------------------------------------------------------------


@role_required(*access.DOOR_ROLES)
@read_or_send
def write(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """A new draft, or an existing one."""
    row = None if pk is None else get_object_or_404(Announcement, pk=pk)
    start = {name: getattr(row, name) for name in ("topic", "title", "summary", "path")} if row else None
    form = AnnouncementForm(
        request.POST if request.method == "POST" else None, request=request, initial=start
    )
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            row = announcements.write_announcement(actor=request.user, announcement=row, **form.cleaned_data)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("Saved as a draft. No one gets it yet."))
            return redirect("engagement:desk_announcement", row.pk)
    context = {
        "form": form,
        "refusal": refusal,
        "announcement": row,
        "crumbs": _crumbs(_("Write a news item")),
    }
    status = 422 if form.errors or refusal else 200
    return render(request, "engagement/newsletter/desk_write.html", context, status=status)


@role_required(*access.DOOR_ROLES)
@read_or_send
def announcement(request: HttpRequest, pk: int) -> HttpResponse:
    """One piece of news as it is mailed, and what the reader may do with it."""
    row = get_object_or_404(Announcement, pk=pk)
    reason_form, refusal = ReasonForm(request.POST or None), None
    if request.method == "POST":
        act = ACTS.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        if act is _publish and not is_fresh(request):
            return ask_again(request, request.path)
        try:
            messages.success(request, act(request, row))
        except NeedsReason as error:
            reason_form.add_error("reason", str(error))
        except RuleBroken as error:
            refusal = error
        else:
            return redirect("engagement:desk_announcement", pk)
        row.refresh_from_db()
    context = {
        "announcement": row,
        "previews": previews(row),
        "recipients": recipients(row),
        "sent": sent_to(row),
        "is_own": two_people.is_own(row, request.user),
        "may_publish": access.may_publish(request.user),
        "reason_form": reason_form,
        "refusal": refusal,
        "crumbs": _crumbs(str(row)),
    }
    status = 409 if refusal else 422 if reason_form.errors else 200
    return render(request, "engagement/newsletter/desk_announcement.html", context, status=status)


def _propose(request: HttpRequest, row: Announcement) -> str:
    edition = whole_number(request.POST.get("edition")) or 0
    announcements.propose_announcement(actor=request.user, announcement=row, edition=edition)
    return _("Proposed. It is not sent until a second person agrees.")


def _publish(request: HttpRequest, row: Announcement) -> str:
    edition = whole_number(request.POST.get("edition")) or 0
    announcements.publish_announcement(actor=request.user, announcement=row, edition=edition)
    return _("Published. It will be in the next emails on this topic.")


def _return(request: HttpRequest, row: Announcement) -> str:
    announcements.return_announcement(
        actor=request.user, announcement=row, reason=request.POST.get("reason", "")
    )
    return _("This is a draft again.")


def _withdraw(request: HttpRequest, row: Announcement) -> str:
    announcements.withdraw_announcement(
        actor=request.user, announcement=row, reason=request.POST.get("reason", "")
    )
    return _("Withdrawn. It will not be in any more emails.")


ACTS = {"propose": _propose, "publish": _publish, "return": _return, "withdraw": _withdraw}


# People ----------------------------------------------------------------------------------------------------------


@role_required(*access.PUBLISH_ROLES)
@read_or_send
def subscribers(request: HttpRequest) -> HttpResponse:
    """Newest first; a POST searches, so that no address stands in an address of this site (S32)."""
    state = SubscriberFilter(request.GET)
    search = SearchForm(request.POST if request.method == "POST" else None)
    typed = search.cleaned_data["q"] if search.is_bound and search.is_valid() else ""
    wanted = state.cleaned_data["state"] if state.is_valid() else ""
    found = people(typed=typed, state=wanted)
    access_log.log(request.user, "the addresses of", "subscribers")
    context = {
        "form": state,
        "search": search,
        "people": found[:MOST_FOUND] if typed else page_of(request, found),
        "is_search": bool(typed),
        "keep": query_without_page(request),
        "crumbs": _crumbs(_("Subscribers")),
    }
    return render(request, "engagement/newsletter/desk_subscribers.html", context)


@role_required(*access.PUBLISH_ROLES)
@read_or_send
def subscriber(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Subscriber, pk=pk)
    access_log.log(request.user, "the address of subscriber", pk)
    if request.method == "POST":
        if request.POST.get("act") != "end":
            raise Http404
        end_news_for(actor=request.user, subscriber=row)
        messages.success(request, _("This person’s email updates have ended."))
        return redirect("engagement:desk_subscriber", pk)
    suppressed = SuppressedAddress.objects.in_force().filter(digest=digest_of(row.email)).first()
    context = {
        "person": row,
        "topics": labels(row.topics.values_list("topic", flat=True)),
        "mail_count": row.mailings.values("at").distinct().count(),
        "suppressed": suppressed,
        "crumbs": [*_crumbs(""), (row.email, "")][1:],
    }
    return render(request, "engagement/newsletter/desk_subscriber.html", context)


@role_required(*access.PUBLISH_ROLES)
@read_or_send
def suppressed(request: HttpRequest) -> HttpResponse:
    """Mail that came back, and the suppression list: to look an address up, to put it on, to take it off."""
    forms: dict[str, Any] = {}
    if request.method == "POST" and request.POST.get("act") == "look_up":
        forms = _look_up(request)
    elif request.method == "POST":
        act = SUPPRESSION_ACTS.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        try:
            messages.success(request, act(request))
        except NotFilledIn as error:
            forms = error.forms
        else:
            return redirect("engagement:desk_suppressed")
    access_log.log(request.user, "the addresses of", "mail that came back")
    rows = page_of(request, bounces())
    for row in rows:
        row.text_of_bounce = bounce_text(row.error)
    context = {
        "bounces": rows,
        "rows": SuppressedAddress.objects.in_force()[:MOST_SHOWN],
        "count": SuppressedAddress.objects.in_force().count(),
        "form": SuppressForm(),
        "lookup": LookupForm(),
        "crumbs": _crumbs(_("Undelivered email")),
    } | forms
    problem = any(isinstance(each, Form) and each.errors for each in forms.values())
    return render(
        request, "engagement/newsletter/desk_suppressed.html", context, status=422 if problem else 200
    )


def _look_up(request: HttpRequest) -> dict[str, Any]:
    """By POST: no address stands in an address of this site (S32)."""
    form = LookupForm(request.POST)
    if not form.is_valid():
        return {"lookup": form}
    address = form.cleaned_data["address"]
    rows = SuppressedAddress.objects.in_force().filter(digest=digest_of(address))
    return {"lookup": form, "found": {"address": address, "row": rows.first()}}


def _suppress(request: HttpRequest) -> str:
    form = checked(SuppressForm(request.POST), "form")
    suppress(actor=request.user, address=form.cleaned_data["email"], reason=form.cleaned_data["reason"])
    return _("This site no longer sends email to this address.")


def _lift(request: HttpRequest) -> str:
    number = whole_number(request.POST.get("row")) or 0
    lift(actor=request.user, suppressed=get_object_or_404(SuppressedAddress, pk=number))
    return _("Email to this address has resumed.")


SUPPRESSION_ACTS = {"suppress": _suppress, "lift": _lift}


def _crumbs(title: str) -> list[tuple[str, str]]:
    return [(_("Email updates"), reverse("engagement:desk_news")), (title, "")]
