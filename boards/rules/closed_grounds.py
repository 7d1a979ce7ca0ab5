"""Legal grounds for closed sessions, with conditions before and duties after (BK-32, BK-32a).

``checks`` are confirmed by the clerk before the closed session begins. A new ground is a new row.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DISCLOSED = "disclosed"
EMPLOYEE_NOTICE = "employee_notice"
MEMORANDUM = "memorandum"
NOT_NEEDED = "not_needed"
BEFORE, WITHIN_A_WEEK = "before", "within_week"
EMPLOYEE_HOURS = 24
MEMORANDUM_TIME = timedelta(days=7)


@dataclass(frozen=True)
class Check:
    """One condition: confirmed by a checkbox, or if it has ``answers``, by one of them."""

    code: str
    words: Promise
    answers: tuple[tuple[str, Promise], ...] = ()


@dataclass(frozen=True)
class Ground:
    citation: str
    name: Promise
    checks: tuple[Check, ...]
    needs_vote: bool = False
    reports: bool = False
    may_act_on_personnel: bool = False

    @property
    def label(self) -> str:
        return f"{self.name} ({self.citation})"


ALWAYS = Check(DISCLOSED, _("Its general nature was said in open session, and stands in the notice."))

PERSONNEL = Ground(
    "11126(a)",
    _("Appointment, evaluation or dismissal of an employee, or a complaint about one"),
    (
        ALWAYS,
        Check(
            "not_public_office",
            _("It is not about appointing someone to a public office, such as an advisory board."),
        ),
        Check(
            EMPLOYEE_NOTICE,
            _(
                "A complaint or dismissal: when the employee had written notice of the right to an open hearing."
            ),
            ((NOT_NEEDED, _("no complaint and no dismissal")),),
        ),
    ),
    may_act_on_personnel=True,
)
PROPERTY = Ground(
    "11126(c)(7)",
    _("Instructions to a negotiator on real property"),
    (ALWAYS, Check("property_named", _("The property and the other party were named in open session."))),
)
SECURITY = Ground(
    "11126(c)(18)",
    _("Threats to the security of people, buildings or electronic data"),
    (ALWAYS,),
    needs_vote=True,
    reports=True,
)
LITIGATION = Ground(
    "11126(e)",
    _("Pending litigation, with counsel"),
    (
        ALWAYS,
        Check(
            MEMORANDUM,
            _("Counsel’s memorandum with reasons and authority"),
            (
                (BEFORE, _("it is there")),
                (WITHIN_A_WEEK, _("it follows within a week")),
            ),
        ),
    ),
)
GROUNDS = {ground.citation: ground for ground in (PERSONNEL, PROPERTY, SECURITY, LITIGATION)}


def ground_of(citation: str) -> Ground | None:
    return GROUNDS.get(citation.strip())


def choices() -> list[tuple[str, str]]:
    return [(ground.citation, ground.label) for ground in GROUNDS.values()]


def missing(ground: Ground, checks: dict[str, Any], starts_at: datetime) -> list[Check]:
    """Conditions not met by these answers."""
    return [check for check in ground.checks if not _is_met(check, checks.get(check.code), starts_at)]


def _is_met(check: Check, given: object, starts_at: datetime) -> bool:
    if not check.answers:
        return given is True
    if given in dict(check.answers):
        return True
    return check.code == EMPLOYEE_NOTICE and _is_a_day_before(given, starts_at)


def _is_a_day_before(given: object, starts_at: datetime) -> bool:
    """BK-32a: without 24 hours' notice to the employee, the action is void."""
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError:
        return False
    return moment.tzinfo is not None and moment <= starts_at - timedelta(hours=EMPLOYEE_HOURS)
