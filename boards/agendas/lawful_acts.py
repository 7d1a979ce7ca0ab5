"""The three lawful ways to change a posted agenda: which are open now, and why the others are not (BK-14)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from boards.agendas.added_item_rules import HOURS, NO_OTHER_BUSINESS
from boards.agendas.added_items import add_refusal
from boards.agendas.changes import Change
from boards.agendas.new_notice_rules import new_notice_refusal
from boards.choices import MeetingStatus
from boards.models import AgendaCorrection, Meeting
from boards.notices.clock import NoticeRuling, hours_before
from cms import clock
from cms.components.dates import clock_time, long_date
from cms.i18n.passages import filled


@dataclass(frozen=True)
class LawfulAct:
    """``why_not`` is empty while the act is open."""

    code: str
    title: str
    words: str
    law: str
    why_not: str = ""

    @property
    def is_open(self) -> bool:
        return not self.why_not


def lawful_acts(
    meeting: Meeting, ruling: NoticeRuling, changes: list[Change], waiting: AgendaCorrection | None
) -> list[LawfulAct]:
    correction = LawfulAct(
        "propose",
        _("Clerical correction"),
        _("Same business, corrected text. A second person compares both texts and attests."),
        _("No new business: Gov. Code § 11125(b)"),
        _no_correction(meeting, changes, waiting),
    )
    notice = LawfulAct(
        "notice",
        _("New notice"),
        _(
            "For any change, as long as the full notice period remains. It starts a new notice period "
            "and is sent to everyone who requested notices."
        ),
        "Gov. Code § 11125(a)",
        _no_notice(meeting, ruling),
    )
    added = LawfulAct(
        "add",
        _("Added item"),
        _(
            "If the body finds that immediate action is needed and the need arose after posting; or for "
            "litigation that arose after posting, if a legal deadline would be missed."
        ),
        "Gov. Code §§ 11125.3, 11126.3(d)",
        _no_added_item(meeting),
    )
    return [correction, notice, added]


def _no_correction(meeting: Meeting, changes: list[Change], waiting: AgendaCorrection | None) -> str:
    if meeting.status != MeetingStatus.POSTED:
        return _("Only the posted agenda of an upcoming meeting can be corrected.")
    if waiting:
        return _("A correction of this agenda is already waiting for attestation.")
    if not changes:
        return _("Nothing has changed since the last posting.")
    forbidden = list(dict.fromkeys(change.kind_label for change in changes if change.is_forbidden))
    if forbidden:
        return _("Not available: %(kinds)s.") % {"kinds": "; ".join(forbidden)}
    return ""


def _no_notice(meeting: Meeting, ruling: NoticeRuling) -> str:
    refused = new_notice_refusal(meeting, ruling)
    return str(refused) if refused else ""


def _no_added_item(meeting: Meeting) -> str:
    refused = add_refusal(meeting)
    return str(refused) if refused else ""


def only_litigation_since(meeting: Meeting) -> str:
    """Said beside the added item once a finding would come too late."""
    latest = hours_before(meeting.starts_at, HOURS)
    if meeting.is_joint or meeting.kind in NO_OTHER_BUSINESS or clock.now() <= latest:
        return ""
    facts = {"day": long_date(latest), "time": clock_time(latest)}
    words = _(
        "It has been too late for a finding since %(day)s, %(time)s. Only litigation can still be added."
    )
    return filled(words, **facts)
