"""Disclosures of conflicts of interest before the item is called: written, filed, withdrawn, entered by the clerk."""

from django.db import transaction
from django.utils.translation import gettext as _

from boards import access
from boards.exceptions import NeedsReason, RsvpRefused
from boards.locks import locked
from boards.models import AgendaItem, Appointment, Disclosure, DisclosureFiling, Meeting
from boards.sessions.recusals import recuse
from cms import clock
from cms.cleaning import clean_text
from cms.records import ledger
from cms.records.history import Actor

MOST = 300


@transaction.atomic
def write_disclosure(
    *, actor: Actor, meeting: Meeting, key: str, appointment: Appointment, reason: str
) -> DisclosureFiling:
    """Save a draft only the member can read, change or discard until it is filed."""
    access.require_own(actor, appointment)
    current = _ahead(meeting)
    words = clean_text(reason).strip()
    if not words:
        raise NeedsReason(_("Enter the reason. The public can read it."), rule="BK-30", field="reason")
    if len(words) > MOST:
        raise RsvpRefused(_("Use 300 characters or fewer."), rule="BK-30", field="reason")
    if not current.items.filter(key=key).exists():
        raise RsvpRefused(_("This item is not on the posted agenda."), rule="BK-30")
    rows = DisclosureFiling.objects.select_for_update().filter(
        meeting=current, key=key, appointment=appointment
    )
    filing = rows.filter(withdrawn_at=None).first()
    if filing is None:
        filing = DisclosureFiling(
            meeting=current, key=key, appointment=appointment, written_at=clock.now(), is_demo=current.is_demo
        )
    if filing.is_filed:
        raise RsvpRefused(_("You have already filed a disclosure on this item."), rule="BK-30")
    filing.reason = words
    filing.save()
    return filing


@transaction.atomic
def file_disclosure(*, actor: Actor, filing: DisclosureFiling) -> DisclosureFiling:
    """File a disclosure. It is public and sealed, and ends the member's access to closed documents (BK-34)."""
    current = _own(actor, filing)
    _ahead(current.meeting)
    if current.is_filed:
        raise RsvpRefused(_("You have already filed a disclosure on this item."), rule="BK-30")
    current.filed_at = clock.now()
    current.save(update_fields=["filed_at"])
    ledger.append("file", current, actor=actor)
    return current


@transaction.atomic
def discard_disclosure(*, actor: Actor, filing: DisclosureFiling) -> None:
    """Delete a draft without a trace."""
    _own(actor, filing).delete()


@transaction.atomic
def take_back_disclosure(*, actor: Actor, filing: DisclosureFiling) -> DisclosureFiling:
    """Withdraw a filed disclosure. Both the filing and the withdrawal stay in the record."""
    current = _own(actor, filing)
    if not current.stands:
        raise RsvpRefused(_("There is no filed disclosure to withdraw."), rule="BK-30")
    if current.entered_id:
        raise RsvpRefused(
            _("The clerk has already recorded it in the meeting, so it can no longer be withdrawn."),
            rule="BK-30",
        )
    _ahead(current.meeting)
    current.withdrawn_at = clock.now()
    current.save(update_fields=["withdrawn_at"])
    ledger.append("take back", current, actor=actor)
    return current


@transaction.atomic
def enter_disclosure(*, actor: Actor, filing: DisclosureFiling) -> Disclosure:
    """The clerk enters it in the meeting as a recusal, with the member's reason."""
    access.require(actor, *access.LIVE_ROLES)
    rows = DisclosureFiling.objects.select_for_update(of=("self",)).select_related("appointment__seat")
    current = rows.get(pk=filing.pk)
    if not current.stands or current.entered_id:
        raise RsvpRefused(_("There is no disclosure to record."), rule="BK-30")
    item = AgendaItem.objects.select_related("meeting__body").get(meeting=current.meeting_id, key=current.key)
    aside = recuse(actor=actor, item=item, seat=current.appointment.seat, reason=current.reason)
    current.entered = aside
    current.save(update_fields=["entered"])
    return aside


def _own(actor: Actor, filing: DisclosureFiling) -> DisclosureFiling:
    rows = DisclosureFiling.objects.select_for_update(of=("self",)).select_related(
        "meeting__body", "appointment__seat"
    )
    current = rows.get(pk=filing.pk)
    access.require_own(actor, current.appointment)
    return current


def _ahead(meeting: Meeting) -> Meeting:
    current = locked(meeting)
    if not current.is_public:
        raise RsvpRefused(_("The agenda is not posted yet."), rule="BK-30")
    if current.is_over or current.is_called_off:
        raise RsvpRefused(_("This meeting has ended or was canceled."), rule="BK-30")
    return current
