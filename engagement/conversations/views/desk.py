"""Staff screens for conversations. access.py decides who may open which (security.md section 9, rows 13 to 15)."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.access import role_required
from cms.components.dates import plain_date
from cms.exceptions import RuleBroken
from cms.web.paging import page_of
from engagement import access, access_log
from engagement.choices import AHEAD, TOLD, Status
from engagement.conversations.attendance import correct_attendance
from engagement.conversations.course import has_begun, never_met
from engagement.conversations.forms.changes import (
    AttendanceForm,
    CallOffForm,
    HeldForm,
    MoveForm,
    SeatsForm,
    seats_of,
)
from engagement.conversations.forms.times import local_parts
from engagement.conversations.messages import people_with_address, were_told, will_be_told
from engagement.conversations.next_steps import next_steps
from engagement.conversations.services import (
    cancel_conversation,
    change_capacity,
    mark_held,
    move_conversation,
)
from engagement.models import Conversation
from engagement.outcomes.overdue import counts as late_counts
from engagement.outcomes.overdue import late_only
from engagement.querysets import door_list
from engagement.registrations.check_in import room_of
from engagement.registrations.needs.selectors import counts_of
from engagement.registrations.selectors import board_counts

RECORDED = (Status.HELD, *TOLD)
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@role_required(*access.COUNT_ROLES)
@require_safe
def conversations(request: HttpRequest) -> HttpResponse:
    rows = late_only(request, _with_counts().order_by("-starts_at", "-pk"))
    may_plan = access.may_see_people(request.user)
    context = {"conversations": page_of(request, rows), "may_plan": may_plan, "late": late_counts()}
    return render(request, "engagement/conversations/desk_conversations.html", context)


def _with_counts() -> QuerySet[Conversation]:
    return Conversation.objects.with_registration_counts().with_last_step()


@role_required(*access.COUNT_ROLES)
@require_safe
def conversation(request: HttpRequest, slug: str) -> HttpResponse:
    return _conversation_page(request, access.get_conversation(request.user, slug))


def _conversation_page(
    request: HttpRequest, found: Conversation, refusal: RuleBroken | None = None, **refused: Form
) -> HttpResponse:
    """Render a conversation; ``refused``: the form that was sent, by its name in the template (422)."""
    sees_people = access.may_see_people(request.user)
    coming, waiting = door_list(found, with_people=sees_people)
    if sees_people:
        access_log.log(request.user, "the people of conversation", found.pk)
    context = {
        "conversation": found,
        "counts": Conversation.objects.with_registration_counts().get(pk=found.pk),
        "sees_people": sees_people,
        "may_handle_needs": access.may_handle_needs(request.user),
        "need_counts": counts_of(found),
        "may_publish": access.may_publish(request.user),
        "coming": coming,
        "waiting": waiting,
        "boards": board_counts(found),
        "pages": found.pages.select_related("locale").order_by("locale__pk"),
        "held_form": HeldForm(initial={"attended": room_of(found).people or None}, label_suffix=""),
        "next": next_steps(found, request.user),
        "attendance_form": _attendance_form(found),
        "seats_form": SeatsForm(initial=seats_of(found), conversation=found, label_suffix=""),
        "refusal": refusal,
        "has_problem": bool(refused),
        "is_planned": found.status in AHEAD,
        "has_begun": has_begun(found),
        "never_met": never_met(found),
    } | refused
    status = 422 if refused else 200
    return render(request, "engagement/conversations/desk_conversation.html", context, status=status)


def _attendance_form(found: Conversation) -> AttendanceForm | None:
    if found.status != Status.HELD:
        return None
    start = {"attended": found.attended, "attended_reason": found.attended_reason}
    return AttendanceForm(initial=start, label_suffix="")


@role_required(*access.DOOR_ROLES)
@read_or_send
def move(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    start = local_parts(found) | {"place": found.place, "sequence": found.sequence}

    def act(form: Form) -> None:
        move_conversation(
            actor=request.user,
            conversation=found,
            starts_at=form.moments["starts"],
            ends_at=form.moments["ends"],
            place=form.cleaned_data["place"],
            checks=form.checks,
            reason=form.cleaned_data["reason"],
            sequence=form.cleaned_data["sequence"],
        )

    texts = {
        "heading": _("Move this conversation"),
        "button": _("Move conversation"),
        "done": _("Moved."),
    }
    return _act_with_form(
        request, found, MoveForm(request.POST or None, initial=start, planned=found), act, **texts
    )


@role_required(*access.PUBLISH_ROLES)
@read_or_send
def call_off(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)

    def act(form: Form) -> None:
        cancel_conversation(
            actor=request.user,
            conversation=found,
            reason=form.cleaned_data["reason"],
            sequence=form.cleaned_data["sequence"],
        )

    form = CallOffForm(request.POST or None, initial={"sequence": found.sequence}, label_suffix="")
    texts = {
        "heading": _("Cancel this conversation"),
        "button": _("Cancel conversation"),
        "done": _("Canceled."),
    }
    if never_met(found):
        texts["heading"] = _("Record that it did not take place")
        texts["button"], texts["done"] = _("Record as not held"), _("Recorded.")
    return _act_with_form(request, found, form, act, **texts)


@role_required(*access.DOOR_ROLES)
@require_POST
def seats(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    form = SeatsForm(request.POST, conversation=found, label_suffix="")
    return _act_at_once(request, slug, change_capacity, _("Number of seats changed."), seats_form=form)


@role_required(*access.DOOR_ROLES)
@require_POST
def held(request: HttpRequest, slug: str) -> HttpResponse:
    """Mark as held; once it is, correct the number of people who attended."""
    found = access.get_conversation(request.user, slug)
    if found.status in RECORDED:
        form = AttendanceForm(request.POST, label_suffix="")
        return _act_at_once(request, slug, correct_attendance, _("Number corrected."), attendance_form=form)
    form = HeldForm(request.POST, label_suffix="")
    due = plain_date(found.recap_due)
    done = _("Marked as held. The recap is due by %(day)s.") % {"day": due}
    return _act_at_once(request, slug, mark_held, done, held_form=form)


def _act_at_once(
    request: HttpRequest, slug: str, act: Callable, done: str, **named_form: Form
) -> HttpResponse:
    """Act with the one form on the page of the conversation; refused, the page stands again with it."""
    found = access.get_conversation(request.user, slug)
    (form,) = named_form.values()
    if not form.is_valid():
        return _conversation_page(request, found, **named_form)
    try:
        act(actor=request.user, conversation=found, **form.cleaned_data)
    except RuleBroken as error:
        return _conversation_page(request, found, error, **named_form)
    messages.success(request, done)
    return redirect("engagement:desk_conversation", slug)


def _act_with_form(
    request: HttpRequest, found: Conversation, form: Form, act: Callable, *, done: str, **texts: str
):
    """Move or cancel: the screen says before and after how many people get an email."""
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            act(form)
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, f"{done} {were_told(people_with_address(found))}")
            return redirect("engagement:desk_conversation", found.slug)
    texts["notice"] = will_be_told(found)
    return _form_page(request, form, found=found, refusal=refusal, **texts)


def _form_page(
    request: HttpRequest, form: Form, *, found: Conversation | None = None, refusal=None, **texts: str
):
    context = {"form": form, "conversation": found, "refusal": refusal, **texts}
    status = 422 if form.is_bound else 200
    return render(request, "engagement/conversations/desk_form.html", context, status=status)
