"""The modules that decide permissions, called directly as each person, with full branch coverage."""

from types import ModuleType
from typing import Any

from django.db import transaction

import coverage
import pytest

from tests.permissions import policies_of_boards, policies_of_evenings, policies_of_rooms
from tests.permissions.counts import tell
from tests.permissions.mutants import in_place, mutants
from tests.permissions.policies import Case, faults, fresh
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]
CASES = [*policies_of_boards.CASES, *policies_of_rooms.CASES, *policies_of_evenings.CASES]
# Mutants that change nothing that anyone could tell, each with its reason.
EQUIVALENT = {
    "given_ahead+5 takes and for or": "no closed paper lies ahead here; the paper itself is refused (M01, M05)",
    "_worked_on+7 turns a choice": "no item here has another key since a new notice (tests/boards/materials)",
    "formats_of+2 takes and for or": "each paper here has one format (tests/boards/materials)",
    "get_registration_by_code+2 leaves a refusal out": "what cannot be a code leads to no row either",
    "get_group_by_code+2 leaves a refusal out": "as above",
    "get_evening_link+2 leaves a refusal out": "as above",
    "get_survey_link+2 leaves a refusal out": "as above",
    "get_submission_by_code+2 leaves a refusal out": "as above",
    "find_draft+2 leaves a refusal out": "as above",
    "_numbered+4 leaves a refusal out": "no decision has such a year or such a number",
    "_numbered+4 takes and for or": "as above",
}


def all_faults(world: World) -> list[str]:
    users = fresh(world)
    with transaction.atomic():
        found = [line for one in CASES for line in faults(one, world, users)]
        transaction.set_rollback(True)
    return found


def test_each_function_lets_through_exactly_its_people(world: World):
    assert not (wrong := all_faults(world)), "\n".join(wrong)


def modules() -> list[ModuleType]:
    """Each module whose cases are above, once."""
    return list({one.module.__name__: one.module for one in CASES}.values())


def test_every_branch_of_the_modules_that_decide_is_taken(world: World):
    """Measured over the cases above, and nothing else."""
    measured = coverage.Coverage(
        branch=True, data_file=None, include=[str(each.__file__) for each in modules()]
    )
    with measured.collect():
        all_faults(world)
    missed = [f"{name}: {sorted(arcs)}" for name, arcs in branches_missed(measured).items() if arcs]
    assert not missed, "\n".join(missed)


def branches_missed(measured: coverage.Coverage) -> dict[str, set]:
    found = {}
    for each in modules():
        analysis = measured._analyze(str(each.__file__))
        found[each.__name__] = {(line, *ends) for line, ends in analysis.missing_branch_arcs().items()}
    return found


def test_the_cases_notice_one_in_ten_small_faults(world: World):
    tried, survived = try_mutants(world, one_in=10)
    tell("M06 mutants, one in ten", tried, 10)
    assert not (unexplained := without_reason(survived)), "\n".join(unexplained)


@pytest.mark.deep
def test_the_cases_notice_small_faults(world: World):
    """M06: of the mutants at most one in twenty goes unnoticed, and each of those is named."""
    tried, survived = try_mutants(world, one_in=1)
    tell("M06 mutants", tried, 100)
    assert not (unexplained := without_reason(survived)), "\n".join(unexplained)
    assert len(survived) <= tried * 0.05


def try_mutants(world: World, one_in: int) -> tuple[int, list[str]]:
    """How many were tried, and which of them no case noticed."""
    users, survived = fresh(world), []
    tried = [mutant for module in modules() for mutant in mutants(module)][::one_in]
    for mutant in tried:
        cases = [one for one in CASES if one.module is mutant.module]
        with in_place(mutant), transaction.atomic():
            if not _noticed(cases, world, users):
                survived.append(str(mutant))
            transaction.set_rollback(True)
    return len(tried), survived


def without_reason(survived: list[str]) -> list[str]:
    return [each for each in survived if not each.endswith(tuple(EQUIVALENT))]


def _noticed(cases: list[Case], world: World, users: dict[str, Any]) -> bool:
    for user in users.values():
        user.__dict__.pop("_roles", None)
    try:
        return any(faults(one, world, users) for one in cases)
    except Exception:  # noqa: BLE001  a module that breaks is noticed
        return True
