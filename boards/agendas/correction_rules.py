"""What a proposed correction asks of the second person, and who that may be (BK-14)."""

from django.utils.translation import gettext as _

from boards import access
from boards.agendas.changes import Change, compare
from boards.change_choices import ChangeKind, CorrectionState
from boards.choices import MeetingStatus
from boards.exceptions import NotPossibleNow, PostedIsFrozen
from boards.models import AgendaCorrection, Meeting, PostedAgenda
from cms.access import Visitor
from cms.publication.rules import Person
from cms.records.history import Actor, actor_label, actor_user


def changes_of(last: PostedAgenda, snapshot: dict, meeting: Meeting) -> list[Change]:
    return compare(last.snapshot, snapshot, clerical=meeting.clerical_changes)


def refuse_changes(changes: list[Change]) -> None:
    """Refuse nothing to correct, and what is no correction."""
    if not changes:
        raise NotPossibleNow(_("Nothing has changed since the last posting."), rule="BK-14")
    forbidden = next((change for change in changes if change.is_forbidden), None)
    if forbidden is not None:
        words = _("This is not a correction: %(kind)s. Use a new notice or an added item instead.")
        raise PostedIsFrozen(words % {"kind": forbidden.kind_label}, rule="BK-14")


def waiting_correction(meeting: Meeting) -> AgendaCorrection | None:
    return meeting.corrections.filter(state=CorrectionState.WAITING).first()


def waiting_corrections(user: Visitor) -> list[AgendaCorrection]:
    """Of the meetings this person may read whose agenda can still be corrected, oldest first."""
    meetings = access.desk_meetings(user).filter(status=MeetingStatus.POSTED)
    rows = AgendaCorrection.objects.filter(state=CorrectionState.WAITING, meeting__in=meetings)
    return list(rows.select_related("meeting__body", "meeting__joint_body"))


def asks(correction: AgendaCorrection) -> bool:
    """Whether a person has to decide about any of its changes."""
    return any(Change(**change).is_doubtful for change in correction.changes)


def question_about(correction: AgendaCorrection) -> str:
    """The question that the rules cannot answer, or nothing."""
    return _("Does this add, broaden or change the business noticed?") if asks(correction) else ""


def attestation_of(correction: AgendaCorrection, name: str) -> str:
    """The sentence the second person attests. A withdrawn item is named, because taking it away alters the business."""
    withdrawn = [each["item"] for each in correction.changes if each["kind"] == ChangeKind.WITHDRAWN]
    if withdrawn:
        words = _(
            "I, %(name)s, attest that nothing here adds, broadens or alters the business noticed, except that "
            "it withdraws item %(items)s."
        )
        return (words % {"name": name, "items": ", ".join(withdrawn)})[:400]
    words = _("I, %(name)s, attest that nothing here adds, broadens or alters the business noticed.")
    return words % {"name": name}


def person_of(who: Actor) -> Person:
    return Person(getattr(actor_user(who), "pk", None), actor_label(who))


def proposer_of(correction: AgendaCorrection) -> Person:
    return Person(correction.proposed_by_id, correction.proposed_by_name)
