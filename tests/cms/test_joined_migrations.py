"""A new database is made in one step for each room; the steps that it replaces still lead to the same."""

from functools import cache

from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython

import pytest

from tests.furniture import furnished

pytestmark = pytest.mark.django_db  # a step of another package asks the database when it is read
ROOMS = ("cms", "feedback", "engagement", "boards")
STEPS_AFTER = ["0003_teleconference_modes", "0004_members_and_proposals", "0005_carry_over"]
LAST_STEP = "0006_no_agreement_parties"


@cache
def loaded(replace_migrations: bool) -> MigrationLoader:
    return MigrationLoader(None, replace_migrations=replace_migrations)


@furnished
def joined() -> MigrationLoader:
    return loaded(True)


@furnished
def steps() -> MigrationLoader:
    return loaded(False)


def joined_step(loader: MigrationLoader, room: str) -> Migration:
    (name,) = [name for app, name in loader.graph.nodes if app == room and "squashed" in name]
    return loader.get_migration(room, name)


@pytest.mark.parametrize("room", ROOMS)
def test_the_joined_step_leads_where_its_steps_lead(joined, steps, room):
    made = joined.project_state().models
    told = steps.project_state([joined_step(joined, room).replaces[-1]]).models
    names = {name for app, name in told if app == room}
    assert {name for app, name in made if app == room} == names and len(names) >= 15
    different = [name for name in sorted(names) if made[room, name] != told[room, name]]
    assert different == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_new_database_takes_the_joined_step_alone(joined, room):
    nodes = [(app, name) for app, name in joined.graph.nodes if app == room]
    assert nodes == [(room, joined_step(joined, room).name)]


@pytest.mark.parametrize("room", ROOMS)
def test_the_joined_step_fills_what_a_new_database_needs(joined, steps, room):
    """Steps that only carry older rows over have nothing to do there; all others stand in the joined one."""
    carried = {("engagement", "move_recordings"), ("boards", "carry_over")}
    wanted = {
        operation.code.__name__
        for (app, step), migration in steps.disk_migrations.items()
        if app == room and "squashed" not in step
        for operation in migration.operations
        if isinstance(operation, RunPython)
    }
    operations = joined_step(joined, room).operations
    made = {operation.code.__name__ for operation in operations if isinstance(operation, RunPython)}
    assert made == {code for code in wanted if (room, code) not in carried}


def test_a_database_that_took_the_first_steps_goes_on_with_the_others(monkeypatch):
    """Partly applied, the joined step is left aside by Django: nothing is made twice."""
    taken = {("boards", "0001_initial"): None, ("boards", "0002_meetings"): None}
    monkeypatch.setattr(
        "django.db.migrations.loader.MigrationRecorder.applied_migrations", lambda self: taken
    )
    loader = MigrationLoader(connection)
    ahead = [name for app, name in loader.graph.forwards_plan(("boards", LAST_STEP)) if app == "boards"]
    assert ahead[2:] == [*STEPS_AFTER, LAST_STEP]
    assert not any("squashed" in name for app, name in loader.graph.nodes if app == "boards")
