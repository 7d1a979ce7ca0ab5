"""Legal grounds for closed sessions, with conditions before and duties after (BK-32, BK-32a).

The law is data, in ``closed_grounds.yaml``. ``checks`` are confirmed by the clerk before the closed session begins.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cms.data_files import data_beside
from cms.i18n.fields import text

DISCLOSED = "disclosed"
COUNSEL_CONFIRMED = "counsel_confirmed"
EMPLOYEE_NOTICE = "employee_notice"
MEMORANDUM = "memorandum"
NOT_NEEDED = "not_needed"
BEFORE, WITHIN_A_WEEK = "before", "within_week"
EMPLOYEE_HOURS = 24
MEMORANDUM_TIME = timedelta(days=7)

Texts = dict[str, str]


@dataclass(frozen=True)
class Check:
    """One condition: confirmed by a checkbox, or if it has ``answers``, by one of them."""

    code: str
    texts: Texts
    answer_texts: dict[str, Texts]

    @property
    def words(self) -> str:
        return text(self.texts)

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        return tuple((code, text(texts)) for code, texts in self.answer_texts.items())


@dataclass(frozen=True)
class Ground:
    """One subdivision of § 11126. What is not confirmed was not read in the statute: counsel confirms it before use."""

    citation: str
    names: Texts
    uses: Texts
    checks: tuple[Check, ...]
    is_confirmed: bool = False
    needs_vote: bool = False
    reports: bool = False
    may_act_on_personnel: bool = False

    @property
    def name(self) -> str:
        return text(self.names)

    @property
    def when(self) -> str:
        return text(self.uses)

    @property
    def cited(self) -> str:
        return cite(self.citation)

    @property
    def label(self) -> str:
        return f"{self.name} ({self.citation})"

    def matches(self, words: str) -> bool:
        """Whether each of these words stands in its number, name or purpose."""
        found = f"{self.cited} {self.name} {self.when}".casefold()
        return all(word in found for word in words.casefold().split())


def cite(citation: str) -> str:
    """As agendas print it."""
    return f"Gov. Code § {citation}"


def _check(code: str, row: dict[str, Any]) -> Check:
    return Check(code, row["words"], row.get("answers", {}))


def _ground(row: dict[str, Any], known: dict[str, Check]) -> Ground:
    facts = {name: value for name, value in row.items() if name not in ("name", "when", "checks")}
    codes = [DISCLOSED, *row["checks"], *([] if row.get("is_confirmed") else [COUNSEL_CONFIRMED])]
    return Ground(names=row["name"], uses=row["when"], checks=tuple(known[code] for code in codes), **facts)


_DATA = data_beside(__file__)
CHECKS = {code: _check(code, row) for code, row in _DATA["checks"].items()}
GROUNDS = {row["citation"]: _ground(row, CHECKS) for row in _DATA["grounds"]}
PERSONNEL, PROPERTY = GROUNDS["11126(a)"], GROUNDS["11126(c)(7)"]
SECURITY, LITIGATION = GROUNDS["11126(c)(18)"], GROUNDS["11126(e)"]


def ground_of(citation: str) -> Ground | None:
    return GROUNDS.get(citation.strip())


def grounds_like(typed: str) -> list[Ground]:
    """What a person may mean who types a number, such as "11126(e)" or "(e)", or words of its name or purpose."""
    words = typed.strip().removeprefix("§").strip()
    if exact := ground_of(words) or ground_of(f"11126{words}") or ground_of(f"11126({words.strip('()')})"):
        return [exact]
    named = [ground for ground in GROUNDS.values() if words.casefold() in ground.name.casefold()]
    return (
        named
        if len(named) == 1
        else [ground for ground in GROUNDS.values() if words and ground.matches(words)]
    )


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
