"""What a body may create as a committee, by which vote, and when it may end (C2C-06, BK-01, BK-02, BK-42)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from boards.choices import Capacity, CommitteeKind, CoveredUnder, ItemKind
from boards.exceptions import CommitteeRefused
from boards.guard import majority_of
from boards.models import Appointment, Body, Meeting, Motion
from boards.motion_choices import MotionKind, MotionState
from boards.rules.coverage import BodyFacts, covered
from cms import clock
from cms.i18n.fields import text
from cms.i18n.passages import filled
from cms.models import PowerChange

CREATE, DISBAND = "committee", "committee_end"  # kinds of power
MOST_SEATS = 40


@dataclass(frozen=True)
class Charter:
    """A committee as a proposal describes it. ``members`` are terms on the parent body."""

    parent: int
    created_by: int
    name: dict[str, str]
    charge: dict[str, str]
    kind: str
    covered_under: str
    members: list[int]
    others: list[str]
    chair: int | None
    size: int
    threshold: str
    threshold_base: str
    quorum_base: str
    ends_on: str | None

    @property
    def last_day(self) -> date | None:
        return date.fromisoformat(self.ends_on) if self.ends_on else None


def ground_for(*, size: int, decides: bool) -> CoveredUnder:
    """BK-01: delegated power is covered at any size, advice from three people on (Gov. Code § 11121(b), (c))."""
    facts = BodyFacts(people=size, delegated_power=decides, formal_action=True, is_advisory=not decides)
    return covered(facts) or CoveredUnder.NONE


def votes_of(parent: Body) -> QuerySet[Motion]:
    """Votes of the body that passed and still stand, newest first."""
    rows = (
        Motion.objects.of(parent)
        .standing()
        .filter(
            item__kind__in=(ItemKind.ACTION, ItemKind.CONSENT),
            kind=MotionKind.DECISION,
            state=MotionState.CLOSED,
            passed=True,
            effect="",
            amends=None,
        )
    )
    return rows.with_bodies().order_by("-closed_at", "-pk")


def members_of(parent: Body, day: date) -> QuerySet[Appointment]:
    """Terms on the body that day; an alternate is no member."""
    rows = Appointment.objects.as_of(day).filter(seat__body=parent).exclude(capacity=Capacity.ALTERNATE)
    return rows.select_related("seat", "user").order_by("seat__position")


def refuse_charter(parent: Body, charter: Charter) -> None:
    """Raise ``CommitteeRefused`` with the field unless the body can have this committee today."""
    if parent.parent_id:
        raise CommitteeRefused(_("A committee cannot create its own committees."), rule="C2C-06")
    refuse_vote(parent, charter.created_by)
    _refuse_members(parent, charter)
    named = len(charter.members) + len(charter.others)
    if charter.size < named or charter.size > MOST_SEATS:
        words = _("The vote names %(named)s people. Enter at least that many seats, and at most %(most)s.")
        raise _refused(words % {"named": named, "most": MOST_SEATS}, "C2C-06", "size")
    if charter.last_day and charter.last_day < clock.today():
        raise _refused(_("This date has passed. Choose today or a later date."), "C2C-06", "ends_on")
    if charter.kind == CommitteeKind.STANDING and charter.last_day:
        raise _refused(_("A standing committee has no end date. Clear the date."), "C2C-06", "ends_on")
    if _name_key(charter.name) in {_name_key(body.name) for body in _open_children(parent)}:
        raise _refused(_("This body already has a committee with this name."), "C2C-06", "name")


def refuse_vote(parent: Body, motion: int) -> None:
    if not votes_of(parent).filter(pk=motion).exists():
        words = _("Choose a vote of this body that passed and was not reconsidered or rescinded.")
        raise _refused(words, "C2C-06", "created_by")


def _refuse_members(parent: Body, charter: Charter) -> None:
    known = set(members_of(parent, clock.today()).values_list("pk", flat=True))
    if not set(charter.members) <= known:
        words = _("Someone you chose is not a member of this body today. Choose the members again.")
        raise _refused(words, "C2C-06", "members")
    if not charter.members and not charter.others:
        raise _refused(_("Name at least one member."), "C2C-06", "members")
    _refuse_majority(parent, _meant_by(parent, _named_in(charter)), "others" if charter.others else "members")
    if charter.chair is not None and charter.chair not in charter.members:
        raise _refused(_("Choose the chair from among the members of the committee."), "C2C-06", "chair")


def refuse_joining(term: Appointment) -> None:
    """BK-42: refuse a later member with whom the committee would hold a majority of its body."""
    parent, today = term.seat.body.parent, clock.today()
    if parent is None or (term.ends_on and term.ends_on < today) or not _meant_by(parent, [term]):
        return
    others = Appointment.objects.filter(seat__body=term.seat.body_id).exclude(ends_on__lt=today)
    others = others.exclude(pk=term.pk).select_related("as_member")
    _refuse_majority(parent, _meant_by(parent, [*others, term]), "as_member")


def _named_in(charter: Charter) -> list[Appointment]:
    members = Appointment.objects.filter(pk__in=charter.members)
    return [
        *(Appointment(as_member=each) for each in members),
        *(Appointment(person_name=name) for name in charter.others),
    ]


def _meant_by(parent: Body, terms: list[Appointment]) -> set[int | str]:
    """Members of the body, today or later, among these people: as the term says, else by account or name."""
    rows = Appointment.objects.filter(seat__body=parent).exclude(capacity=Capacity.ALTERNATE)
    known = list(rows.exclude(ends_on__lt=clock.today()))
    found = {_person(term.as_member) for term in terms if term.as_member}
    unsaid = [term for term in terms if term.as_member is None]
    return found | {_person(each) for each in known if any(_is_same(each, term) for term in unsaid)}


def _person(term: Appointment) -> int | str:
    return term.user_id or _folded(term.person_name)


def _is_same(member: Appointment, term: Appointment) -> bool:
    """Two accounts are two people, even of the same name."""
    if member.user_id and term.user_id:
        return member.user_id == term.user_id
    return _folded(member.person_name) == _folded(term.person_name)


def _refuse_majority(parent: Body, members: set[int | str], field: str) -> None:
    majority, count = majority_of(parent), len(members)
    if count >= majority:
        words = _(
            "With %(count)s members of the body, each meeting of the committee would be a meeting of the "
            "body itself. At most %(most)s can serve on it (Gov. Code § 11122.5(a))."
        )
        raise _refused(words % {"count": count, "most": majority - 1}, "BK-42", field)


def refuse_waiting(parent: Body, charter: Charter) -> None:
    """Refuse a second proposal of the same committee, such as a form that was sent twice."""
    waiting = PowerChange.objects.filter(kind=CREATE, state__in=PowerChange.TO_COME)
    for change in waiting:
        if change.after.get("parent") == parent.pk and _name_key(change.after["name"]) == _name_key(
            charter.name
        ):
            words = _("A committee with this name is already waiting for a second person to confirm it.")
            raise _refused(words, "C2C-06", "name")


def refuse_end(committee: Body, motion: int) -> None:
    """Refuse to disband without a vote of the parent, twice, or with a meeting ahead."""
    if committee.parent is None or committee.committee.disbanded_by_id:
        raise CommitteeRefused(_("This committee is already disbanded."), rule="C2C-06")
    refuse_vote(committee.parent, motion)
    ahead = Meeting.objects.of(committee).ahead(clock.now()).select_related("body").first()
    if ahead is not None:
        ways = [(str(ahead), reverse("boards:desk_meeting", args=[ahead.pk]))]
        raise CommitteeRefused(filled(_what_first(ahead), when=ahead.plainly_when), rule="C2C-06", ways=ways)


def _what_first(ahead: Meeting) -> str:
    if ahead.is_in_session:
        return _("The committee’s meeting on %(when)s is in session. Adjourn it first.")
    if ahead.is_draft:
        return _("The committee has a draft of a meeting on %(when)s. Delete it or call it off first.")
    return _("The committee has a meeting on %(when)s. Cancel it first.")


def is_of_members_only(committee: Body, day: date) -> bool:
    """BK-20: whether every seat held on a day was held by a member of the body that created the committee."""
    held = Appointment.objects.as_of(day).filter(seat__body=committee)
    return held.exists() and not held.filter(as_member=None).exists()


def threshold_of(choice: str, parent: Body) -> dict[str, Any]:
    """The fields of a body for one of the offered thresholds."""
    found = {
        "majority": (1, 2, True),
        "two_thirds": (2, 3, False),
        "parent": (parent.threshold_numerator, parent.threshold_denominator, parent.threshold_more_than),
    }[choice]
    names = ("threshold_numerator", "threshold_denominator", "threshold_more_than")
    return dict(zip(names, found, strict=True))


def _refused(words: str, rule: str, field: str) -> CommitteeRefused:
    return CommitteeRefused(words, rule=rule, field=field)


def _open_children(parent: Body) -> QuerySet[Body]:
    return parent.children.filter(committee__disbanded_by=None)


def _name_key(name: dict[str, str]) -> str:
    return _folded(text(name, "en"))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
