"""Conditions of a meeting's teleconference mode, checked against the members present (BK-29a to BK-29e)."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from boards.bodies.rosters import Place, Roster, roster_of
from boards.choices import PresenceMode
from boards.models import Meeting, TeleconferenceMode


@dataclass(frozen=True)
class Condition:
    """With ``stops``, the body cannot proceed in this mode until the condition is met."""

    code: str
    ok: bool
    words: str
    rule: str = "BK-29a"
    stops: bool = False


@dataclass(frozen=True)
class Setting:
    """Facts the conditions check, besides the mode and the roster."""

    excepted: frozenset[int] = frozenset()
    sites: tuple[tuple[int, str], ...] = ()
    said_in_time: frozenset[int] = frozenset()
    staff: str = ""
    valid: bool = True


def conditions(meeting: Meeting, members: Roster | None = None) -> list[Condition]:
    """Check all conditions. Without a mode everyone meets in person, so only remote members are reported."""
    members = members or roster_of(meeting)
    if meeting.mode is None:
        return _no_mode(members)
    return conditions_of(meeting.mode, members, _setting(meeting, meeting.mode))


def stopping(meeting: Meeting, members: Roster | None = None) -> Condition | None:
    """Return the first unmet condition that stops the body from proceeding; None if it can."""
    if meeting.mode is None or not (meeting.mode.majority_together or meeting.mode.quorum_at_place):
        return None
    return next((each for each in conditions(meeting, members) if each.stops and not each.ok), None)


def conditions_of(mode: TeleconferenceMode, members: Roster, setting: Setting) -> list[Condition]:
    there = members.there
    remote = [place for place in there if place.attendance.mode == PresenceMode.REMOTE]
    found: list[Condition] = []
    if mode.majority_together:
        found.append(_majority_together(members, setting))
    if mode.quorum_at_place:
        found.append(_quorum_at_place(members))
    if mode.member_at_place:
        found.append(_member_at_place(there))
    if mode.sites_named and not mode.remote_access:
        found += _only_sites(remote)
    if mode.member_at_each_site or mode.sites_named:
        found += _each_site(there, setting.sites)
    if mode.staff_at_place:
        found.append(_staff(setting.staff))
    if mode.cameras_on:
        found += _cameras(there)
    if mode.adult_statement:
        found += _adults(remote)
    if mode.remote_notice_hours:
        found += _named_in_time(remote, setting, mode.remote_notice_hours)
    if not setting.valid:
        words = _("This type of teleconference is not authorized on the day of the meeting.")
        found.append(Condition("valid", False, words, "BK-29d"))
    return found


def _majority_together(members: Roster, setting: Setting) -> Condition:
    room = [place for place in members.there if place.is_in_the_room]
    excepted = [
        place
        for place in members.there
        if not place.is_in_the_room and place.attendance.appointment_id in setting.excepted
    ]
    counted, wanted = len(room) + len(excepted), members.quorum
    words = _("%(count)s count as together in the room; %(wanted)s are required.")
    facts = {"count": counted, "wanted": wanted}
    return Condition("majority_together", counted >= wanted, words % facts, stops=True)


def _quorum_at_place(members: Roster) -> Condition:
    room = sum(place.is_in_the_room for place in members.there)
    words = _("%(count)s are at the meeting place; a quorum of %(wanted)s is required there.")
    facts = {"count": room, "wanted": members.quorum}
    return Condition("quorum_at_place", room >= members.quorum, words % facts, "BK-29d", stops=True)


def _member_at_place(there: list[Place]) -> Condition:
    ok = any(place.is_in_the_room for place in there)
    words = (
        _("A member is at the place named in the notice.")
        if ok
        else _("No member is at the place named in the notice.")
    )
    return Condition("member_at_place", ok, words)


def _only_sites(remote: list[Place]) -> list[Condition]:
    words = _("%(name)s joins from a place that is not open to the public.")
    return [Condition("only_sites", False, words % {"name": place.name}) for place in remote]


def _each_site(there: list[Place], sites: tuple[tuple[int, str], ...]) -> list[Condition]:
    held = {place.attendance.site_id for place in there}
    yes, no = _("A member is at %(site)s."), _("No member is at %(site)s.")
    return [
        Condition("member_at_site", pk in held, (yes if pk in held else no) % {"site": address})
        for pk, address in sites
    ]


def _staff(name: str) -> Condition:
    words = _("Staff member at the meeting place: %(name)s.") % {"name": name}
    return Condition(
        "staff", bool(name), words if name else _("No staff member is named for the meeting place.")
    )


def _cameras(there: list[Place]) -> list[Condition]:
    """A camera may be off only when technically impracticable, with the member's explanation."""
    words = _("%(name)s has the camera off: %(why)s.")
    away = [place for place in there if not place.is_in_the_room and place.attendance.camera_off]
    return [
        Condition("camera", True, words % {"name": place.name, "why": place.attendance.camera_off}, "BK-29b")
        for place in away
    ]


def _adults(remote: list[Place]) -> list[Condition]:
    words = _("%(name)s has not said whether another adult is in the room.")
    return [
        Condition("adult", False, words % {"name": place.name}, "BK-29b")
        for place in remote
        if not place.attendance.adult
    ]


def _named_in_time(remote: list[Place], setting: Setting, hours: int) -> list[Condition]:
    words = _("%(name)s was not named as a remote member %(hours)s hours before the meeting.")
    return [
        Condition("named_in_time", False, words % {"name": place.name, "hours": hours}, "BK-29b")
        for place in remote
        if place.attendance.appointment_id not in setting.said_in_time
    ]


def _no_mode(members: Roster) -> list[Condition]:
    words = _("%(name)s is attending remotely, but the notice does not mention a teleconference.")
    return [
        Condition("no_mode", False, words % {"name": place.name})
        for place in members.there
        if not place.is_in_the_room
    ]


def _setting(meeting: Meeting, mode: TeleconferenceMode) -> Setting:
    approved = meeting.exceptions.filter(motion__passed=True).values_list("appointment", flat=True)
    in_time: list[int] = []
    if mode.remote_notice_hours:
        latest = meeting.starts_at - timedelta(hours=mode.remote_notice_hours)
        rows = meeting.remote_members.filter(added_at__lte=latest)
        in_time = list(rows.values_list("appointment", flat=True))
    return Setting(
        excepted=frozenset(approved) if mode.majority_together else frozenset(),
        sites=tuple(meeting.sites.values_list("pk", "address")),
        said_in_time=frozenset(in_time),
        staff=meeting.staff_at_place,
        valid=mode.is_valid_on(meeting.day),
    )
