"""Build the console forms identically for GET and POST; each form knows the name of its draft."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from boards.base_forms import DeskForm
from boards.bodies.rosters import Roster
from boards.choices import ItemKind, MeetingKind
from boards.models import AgendaItem, Meeting, Motion
from boards.motion_choices import MotionKind, MotionState
from boards.rules import closed_grounds
from boards.sessions.forms import closed, items
from boards.sessions.forms import meeting as live_room

MOST_EARLIER = 30
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


def motion(item: AgendaItem, members: Roster, data: Data = None) -> items.MotionForm:
    kinds = kinds_for(item)
    options: dict[str, Any] = {"members": members, "kinds": kinds, "earlier": earlier_actions(item)}
    if MotionKind.EXCEPTION in kinds:
        options["exceptions"] = list(
            item.meeting.exceptions.filter(motion=None).select_related("appointment")
        )
    return named(items.MotionForm, "motion", data, of=item.pk, takes_votes=item.takes_votes, **options)


def amendment(on: Motion, members: Roster, data: Data = None) -> items.MoverForm:
    return named(items.MoverForm, "amend", data, of=on.pk, members=members)


def recusal(item: AgendaItem, members: Roster, data: Data = None) -> items.RecuseForm:
    return named(items.RecuseForm, "recuse", data, of=item.pk, members=members)


def earlier_hearing(item: AgendaItem, data: Data = None) -> items.EarlierHearingForm:
    return named(items.EarlierHearingForm, "heard", data, of=item.pk, earlier=items_heard_earlier(item))


def walk_in(item: AgendaItem, data: Data = None) -> live_room.WalkInForm:
    return named(live_room.WalkInForm, "speaker", data, of=item.pk)


def join(meeting: Meeting, members: Roster, data: Data = None) -> live_room.JoinForm:
    sites = list(meeting.sites.all())
    return named(live_room.JoinForm, "presence", data, members=members, sites=sites)


def exception(meeting: Meeting, members: Roster, data: Data = None) -> live_room.ExceptionForm:
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


def earlier_actions(item: AgendaItem) -> list[Motion]:
    """Closed votes of earlier meetings of this body that a motion can repeat to cure them (BK-35)."""
    rows = Motion.objects.filter(
        item__meeting__body=item.meeting.body_id,
        item__meeting__day__lt=item.meeting.day,
        state=MotionState.CLOSED,
    )
    return list(rows.select_related("item__meeting__body").order_by("-closed_at", "-pk")[:MOST_EARLIER])


def items_heard_earlier(item: AgendaItem) -> list[AgendaItem]:
    """Items of earlier meetings with a closed comment window (BK-20)."""
    rows = AgendaItem.objects.filter(
        comment_window__closed_at__isnull=False, meeting__day__lt=item.meeting.day
    )
    return list(rows.select_related("meeting__body").order_by("-meeting__day", "number")[:MOST_EARLIER])
