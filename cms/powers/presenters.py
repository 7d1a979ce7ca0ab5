"""What the pages of the register show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from cms.access import has_role
from cms.exceptions import RuleBroken
from cms.models import EmergencyAccess, PowerChange
from cms.powers import rules
from cms.powers.definitions import AnyPower, all_powers, find_power
from cms.powers.value_words import NOTHING
from cms.users.models import User

State = PowerChange.State
MOST = 12


@dataclass(frozen=True)
class Difference:
    """One field of a change, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Answer:
    """What a reader may do with a proposal; ``refusal`` says why this reader may not confirm it."""

    may_confirm: bool = False
    may_decline: bool = False
    may_withdraw: bool = False
    is_alone: bool = False
    refusal: str = ""


def title_of(kind: str) -> str:
    power = find_power(kind)
    return str(power.title) if power else kind


def with_titles(changes: list[PowerChange]) -> list[PowerChange]:
    """Each change with ``title``, the kind of power in words."""
    for change in changes:
        vars(change)["title"] = title_of(change.kind)
    return changes


def differences(change: PowerChange, power: AnyPower) -> list[Difference]:
    """The fields that differ; of a new row, those with a value."""
    found = []
    for field, value in change.after.items():
        if change.before.get(field) != value:
            before = power.words_for(field, change.before.get(field)) if change.before else NOTHING
            found.append(Difference(power.name_of(field), before, power.words_for(field, value)))
    return [each for each in found if each.before != each.after]


def answer_of(user: User, change: PowerChange, power: AnyPower) -> Answer:
    """What this person may do with the proposal now."""
    is_own = change.proposed_by_id == user.pk
    if not change.is_to_come:
        return Answer()
    if not has_role(user, *power.confirmers):
        return Answer(may_withdraw=is_own)
    try:
        basis = rules.check_confirmer(user, power, change)
    except RuleBroken as refusal:
        return Answer(may_withdraw=is_own, refusal=str(refusal))
    alone = basis == PowerChange.Basis.EMERGENCY
    opens = change.is_open
    return Answer(may_confirm=opens, may_decline=not is_own, may_withdraw=is_own, is_alone=alone and opens)


def find_change(pk: int) -> PowerChange | None:
    """Any change: the register is open to every member of the staff."""
    return PowerChange.objects.filter(pk=pk).first()


def emergencies() -> list[EmergencyAccess]:
    """The newest times that emergency access was opened."""
    return list(EmergencyAccess.objects.all()[:20])


def waiting() -> QuerySet[PowerChange]:
    return PowerChange.objects.filter(state__in=PowerChange.TO_COME)


def register_rows(kind: str = "") -> QuerySet[PowerChange]:
    """Everything that was decided, newest first; of one kind if it is named."""
    rows = PowerChange.objects.exclude(state__in=PowerChange.TO_COME)
    rows = rows.filter(kind=kind) if kind else rows
    return rows.order_by("-decided_at", "-applied_at", "-pk")


def proposable(user: User) -> list[AnyPower]:
    return [power for power in all_powers() if has_role(user, *power.proposers)]


def things_of(power: AnyPower) -> list[dict[str, Any]]:
    """The rows of a power to choose from."""
    return [{"key": power.key_of(thing), "label": power.label_of(thing)} for thing in power.choices()]


def to_answer(user: User) -> tuple[list[PowerChange], int]:
    """Proposals of others that this person may confirm now, and how many were not looked at, the oldest being first.

    The rule is asked about each, because a change may concern the person; so many and no more.
    """
    powers = {power.kind: power for power in all_powers() if has_role(user, *power.confirmers)}
    rows = PowerChange.objects.filter(state=State.PROPOSED, kind__in=powers).exclude(proposed_by=user)
    found = list(rows.order_by("proposed_at", "pk"))
    asked = [row for row in found[:MOST] if answer_of(user, row, powers[row.kind]).may_confirm]
    return asked, len(found[MOST:])
