"""Build the console forms identically for GET and POST; each form knows the name of its draft."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from boards.base_forms import DeskForm
from boards.bodies.rosters import Attendees, Roster
from boards.choices import ItemKind, MeetingKind
from boards.models import AgendaItem, Appointment, Meeting, Motion, RemoteException
from boards.motion_choices import NEVER_VOTED, SUBSIDIARY, MotionEffect, MotionKind, MotionState
from boards.rules import closed_grounds
from boards.sessions.disposition_rules import NO_BUSINESS, is_action, on_the_table
from boards.sessions.forms import closed, items, motions, officials
from boards.sessions.forms import meeting as live_room
from boards.sessions.motion_rules import ACTS_ON_THE_ITEM
from boards.sessions.procedural_votes import procedural_votes

MOST_EARLIER = 30
MOST_ACTIONS = 100
NO_EFFECTS = (*NO_BUSINESS, ItemKind.COMMENT)
Data = QueryDict | None
Drafts = Mapping[str, Mapping[str, str]]


def with_draft[F: DeskForm](form: F, drafts: Drafts) -> F:
    """Fill a form with its unsent draft."""
    typed = drafts.get(form.draft, {})
    for name, field in form.fields.items():
        if any(key == name or key.startswith(f"{name}_") for key in typed):
            form.initial[name] = field.widget.value_from_datadict(typed, {}, name)
    form.is_kept = bool(typed)
    return form


def named[F: DeskForm](form_class: type[F], name: str, data: Data, *, of: object = "", **options: Any) -> F:
    form = form_class(data, auto_id=f"{name}_%s", **options)
    form.draft = f"{name}-{of}" if of else name
    return form


def motion(
    item: AgendaItem,
    members: Attendees,
    data: Data = None,
    *,
    made: list[Motion] | None = None,
    drafted: Mapping[str, str] | None = None,
) -> motions.MotionForm:
    """While a main motion is pending, only a motion that sets it aside is in order. ``made``: those of the item;
    ``drafted``: the draft motion that the agenda says, by language.
    """
    found = motions_of(item) if made is None else made
    options: dict[str, Any] = {"members": members, "day": item.meeting.day}
    if any(each.is_open and each.is_main for each in found):
        return named(motions.MotionForm, "motion", data, of=item.pk, effects=SUBSIDIARY, **options)
    options["drafted"] = _first_words(item, found, drafted or {})
    kinds, earlier = kinds_for(item), earlier_actions(item)
    options |= {"kinds": kinds, "earlier": earlier, "takes_votes": item.takes_votes}
    if item.kind not in NO_EFFECTS:
        abouts = {effect: rows for effect, rows in abouts_of(item, found, earlier).items() if rows}
        options |= {"effects": ["", *SUBSIDIARY, *abouts], "abouts": abouts}
    if MotionKind.EXCEPTION in kinds:
        options["exceptions"] = exceptions_of(item.meeting)
    return named(motions.MotionForm, "motion", data, of=item.pk, **options)


def _first_words(item: AgendaItem, found: list[Motion], drafted: Mapping[str, str]) -> Mapping[str, str]:
    """To start from: the draft motion, until a motion is made; in a joint meeting, for the second body, the words on
    which the first one voted.
    """
    voted = [each for each in found if each.is_closed and each.is_main and each.kind == MotionKind.DECISION]
    bodies = {each.acting_body.pk for each in voted}
    if item.meeting.is_joint and len(bodies) == 1:
        return voted[-1].text
    return {} if found else drafted


def motions_of(item: AgendaItem) -> list[Motion]:
    """All motions under the item, with what they apply to and what became of them."""
    rows = item.motions.with_dispositions().select_related(
        "mover__seat__body", "seconder", "decision", "amends__item__meeting__body"
    )
    found = list(rows.order_by("order"))
    for each in found:
        each.item = item
    return found


def abouts_of(item: AgendaItem, found: list[Motion], earlier: list[Motion]) -> dict[str, list[Motion]]:
    """Motions and votes that can be taken up, reconsidered or rescinded under this item."""
    closed = [each for each in found if each.is_closed and each.is_main and each.kind in ACTS_ON_THE_ITEM]
    standing = [each for each in closed if not each.is_superseded]
    tabled = [each for each in found if each.state == MotionState.TABLED]
    return {
        MotionEffect.TAKE_UP: on_the_table(item) if item.continues_id else tabled,
        MotionEffect.RECONSIDER: [each for each in standing if not hasattr(each, "decision")],
        MotionEffect.RESCIND: [
            *(each for each in standing if is_action(each) and hasattr(each, "decision")),
            *(each for each in earlier if is_action(each) and not each.is_superseded),
        ],
    }


def second(on: Motion, members: Roster, data: Data = None) -> motions.SecondForm:
    return named(motions.SecondForm, "second", data, of=on.pk, members=members, mover=on.mover.seat_id)


def amendment(on: Motion, members: Roster, data: Data = None) -> motions.MoverForm:
    return named(motions.MoverForm, "amend", data, of=on.pk, members=members)


def recusal(item: AgendaItem, members: Attendees, data: Data = None) -> items.RecuseForm:
    return named(items.RecuseForm, "recuse", data, of=item.pk, members=members)


def earlier_hearing(item: AgendaItem, data: Data = None) -> items.EarlierHearingForm:
    return named(items.EarlierHearingForm, "heard", data, of=item.pk, earlier=items_heard_earlier(item))


def walk_in(item: AgendaItem, data: Data = None) -> live_room.WalkInForm:
    return named(live_room.WalkInForm, "speaker", data, of=item.pk)


def preside(meeting: Meeting, members: Attendees, data: Data = None) -> officials.PresideForm:
    votes = procedural_votes(meeting)
    return named(officials.PresideForm, "preside", data, members=members, votes=votes)


def absence(meeting: Meeting, members: Attendees, data: Data = None) -> officials.AbsenceForm:
    """Only those who have not attended."""
    came = set(meeting.presences.counted().values_list("seat", flat=True))
    places = [place for place in members.places if not place.is_vacant and place.seat.pk not in came]
    votes = procedural_votes(meeting)
    return named(officials.AbsenceForm, "absence", data, places=places, votes=votes, bodies=meeting.bodies)


def join(meeting: Meeting, members: Attendees, data: Data = None) -> live_room.JoinForm:
    sites = list(meeting.sites.all())
    return named(live_room.JoinForm, "presence", data, members=members, sites=sites)


def exception(meeting: Meeting, members: Attendees, data: Data = None) -> live_room.ExceptionForm:
    """BK-29e: no draft is stored; the text exists only in the exception itself."""
    form = named(live_room.ExceptionForm, "exception", data, members=members)
    form.draft = ""
    return form


def of_the_day(name: str, meeting: Meeting, data: Data = None) -> live_room.TodayForm:
    kinds: dict[str, type[live_room.TodayForm]] = {
        "recess": live_room.RecessForm,
        "lost": live_room.LostForm,
        "resume": live_room.ResumeForm,
        "disturbance": live_room.DisturbanceForm,
    }
    return named(kinds[name], name, data, day=meeting.day)


def right(events: list, data: Data = None) -> live_room.RightForm:
    return named(live_room.RightForm, "right", data, events=events)


def out(item: AgendaItem, data: Data = None) -> closed.OutForm:
    ground = closed_grounds.ground_of(item.citation)
    return named(closed.OutForm, "out", data, of=item.pk, ground=ground)


def back(item: AgendaItem, data: Data = None) -> closed.BackForm:
    return named(closed.BackForm, "report", data, of=item.pk)


def kinds_for(item: AgendaItem) -> list[MotionKind]:
    """Kinds of vote possible on this item (BK-14, BK-16a, BK-18, BK-29e, BK-32a). The services check again."""
    meeting = item.meeting
    if item.kind == ItemKind.FINDING:
        return [MotionKind.EMERGENCY if meeting.kind == MeetingKind.EMERGENCY else MotionKind.SPECIAL]
    if item.kind == ItemKind.CLOSED:
        return [MotionKind.SECURITY]
    kinds = [MotionKind.DECISION, MotionKind.MINUTES, MotionKind.PROCEDURE]
    added = getattr(item, "added", None)
    if added is not None:
        kinds.insert(0 if added.motion_id is None else 1, MotionKind(added.way))
    if meeting.mode and meeting.mode.majority_together:
        kinds.append(MotionKind.EXCEPTION)
    return kinds


def exceptions_of(meeting: Meeting) -> list[RemoteException]:
    """BK-29e: requests that the body may vote on: never put to a vote, or not approved."""
    lost = Q(motion__state__in=NEVER_VOTED) | Q(motion__state=MotionState.CLOSED, motion__passed=False)
    return list(meeting.exceptions.filter(Q(motion=None) | lost).select_related("appointment"))


def earlier_actions(item: AgendaItem) -> list[Motion]:
    """Closed votes of earlier meetings of this body that a motion can cure (BK-35) or rescind."""
    rows = Motion.objects.of(*item.meeting.body_ids).filter(
        item__meeting__starts_at__lt=item.meeting.starts_at,
        state=MotionState.CLOSED,
    )
    rows = rows.with_dispositions().with_bodies()
    return list(rows.order_by("-closed_at", "-pk")[:MOST_ACTIONS])


def items_heard_earlier(item: AgendaItem) -> list[AgendaItem]:
    """Items of earlier meetings of committees of members, with a closed comment window (BK-20).

    None for a joint meeting, of which each body would need its own.
    """
    if item.meeting.is_joint:
        return []
    rows = AgendaItem.objects.filter(
        comment_window__closed_at__isnull=False,
        meeting__starts_at__lt=item.meeting.starts_at,
        meeting__body__parent=item.meeting.body_id,
    )
    day = OuterRef("meeting__day")
    strangers = Appointment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=day),
        seat__body=OuterRef("meeting__body"),
        as_member=None,
        starts_on__lte=day,
    )
    rows = rows.exclude(Exists(strangers))
    return list(rows.select_related("meeting__body").order_by("-meeting__starts_at", "number")[:MOST_EARLIER])
