"""Desk views to cancel, move or continue a posted meeting, and to add an item."""

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from boards import access
from boards.agendas import added_items
from boards.agendas.added_item_rules import STILL_OPEN, added_of, adder_of, conditions
from boards.agendas.correction_rules import person_of
from boards.agendas.in_force import posting_in_force
from boards.choices import FindingVoteAt
from boards.desk_acts import act_on_meeting, read_or_send
from boards.meetings.forms.states import (
    CancelForm,
    ConfirmLitigationForm,
    ContinueForm,
    EarlierFindingForm,
    MoveForm,
    add_item_form,
)
from boards.meetings.states import cancel_meeting, continue_meeting, move_meeting
from boards.models import AddedItem
from boards.models.agendas import LITIGATION
from cms import clock
from cms.access import Visitor, role_required
from cms.components.dates import clock_time, long_date
from cms.i18n.passages import filled
from cms.publication.rules import are_two_people


@read_or_send
@role_required(*access.POST_ROLES)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    form = CancelForm(request.POST or None)

    def act() -> str:
        cancel_meeting(actor=request.user, meeting=found, reason=form.cleaned_data["reason"])
        return _("Meeting canceled. Everyone who requested notices will be notified.")

    words = {"heading": _("Cancel the meeting"), "button": _("Cancel the meeting")}
    return act_on_meeting(request, found, form, act, **words)


@read_or_send
@role_required(*access.POST_ROLES)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_meeting(request.user, pk)
    form = MoveForm(request.POST or None)

    def act() -> str:
        fresh = move_meeting(actor=request.user, meeting=found, **form.facts())
        return _("Meeting moved to %(day)s. Its agenda is a draft: check it and post it.") % {
            "day": long_date(fresh.day)
        }

    words = {"heading": _("Move the meeting"), "button": _("Move the meeting")}
    return act_on_meeting(request, found, form, act, **words)


@read_or_send
@role_required(*access.LIVE_ROLES)
def continue_on(request: HttpRequest, pk: int) -> HttpResponse:
    """BK-19: adjourn to a stated time and place."""
    found = access.get_meeting(request.user, pk)
    form = ContinueForm(request.POST or None, initial={"place": found.place})

    def act() -> str:
        fresh = continue_meeting(actor=request.user, meeting=found, **form.facts())
        facts = {"day": long_date(fresh.day), "time": clock_time(fresh.starts_at)}
        if fresh.day == clock.today():
            return filled(
                _("The meeting continues today at %(time)s. Post the order at the door now."), **facts
            )
        return filled(_("The meeting continues on %(day)s at %(time)s. Post the order at the door."), **facts)

    words = {"heading": _("Continue at another time"), "button": _("Adjourn and continue")}
    return act_on_meeting(request, found, form, act, **words)


@read_or_send
@role_required(*access.POST_ROLES)
def add_item(request: HttpRequest, pk: int) -> HttpResponse:
    """BK-14, BK-32: by a finding of the body, or litigation that arose after posting."""
    found = access.get_meeting(request.user, pk)
    form = add_item_form(request.POST or None, posting_in_force(found))

    def act() -> str:
        added = added_items.add_item(actor=request.user, meeting=found, **form.facts())
        if added.way == LITIGATION:
            return _(
                "Litigation added as a closed item. The notice is being sent. Someone else must confirm "
                "the item."
            )
        return _(
            "Item added. The notice is being sent. The body may act on the item only after it makes "
            "the required finding."
        )

    words = {"heading": _("Add an item after posting"), "button": _("Add item and send notice")}
    return act_on_meeting(request, found, form, act, template="boards/meetings/desk_add_item.html", **words)


@read_or_send
@role_required(*access.POST_ROLES)
def earlier_finding(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """BK-14b, BK-32: unmet conditions of an added item; the vote of an earlier meeting, or a second person."""
    found = access.get_meeting(request.user, pk)
    row = access.get_added(found, item)
    data, is_litigation = request.POST or None, row.way == LITIGATION
    form = ConfirmLitigationForm(data) if is_litigation else EarlierFindingForm(data, added=row)
    words = {
        "heading": _("Added item: what it still needs"),
        "button": _("Confirm") if is_litigation else _("Use this finding"),
        "added": row,
        "conditions": conditions(added_of(row.item) or row),
        "asks": _asks(row, request.user),
        "template": "boards/meetings/desk_added.html",
    }
    return act_on_meeting(request, found, form, lambda: _give(request, row, form), **words)


def _give(request: HttpRequest, row: AddedItem, form: Form) -> str:
    """Record what the added item needed: the second person, or the vote of an earlier meeting."""
    if row.way == LITIGATION:
        added_items.confirm_litigation(actor=request.user, item=row)
        return _("Litigation confirmed. It can be called at the meeting.")
    added_items.name_earlier_finding(actor=request.user, item=row, motion=form.cleaned_data["motion"])
    return _("Finding linked to the item.")


def _asks(row: AddedItem, user: Visitor) -> bool:
    """Whether this person can give what the added item still needs."""
    if row.way == LITIGATION:
        is_waiting = row.meeting.status in STILL_OPEN and not row.confirmed_at
        return is_waiting and are_two_people(adder_of(row), person_of(user))
    return row.meeting.body.finding_vote_at == FindingVoteAt.EARLIER and not row.motion_id
