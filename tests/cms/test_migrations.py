"""One first step for each app, and the steps that fill in rows. Nothing is deployed, so no other step is owed."""

from importlib import import_module
from pathlib import Path

from django.db.migrations import CreateModel, RunPython

import pytest

from cms.schema import CreateModels
from tests.checks import ROOT

MOST_LINES = 8_100
STEPS = {
    "boards": ["0001_initial", "0002_teleconference_modes"],
    "cms": ["0001_initial", "0002_home_page"],
    "cms.users": ["0001_initial"],
    "engagement": ["0001_initial"],
    "feedback": ["0001_initial"],
}


def files(app: str) -> list[Path]:
    folder = ROOT / app.replace(".", "/") / "migrations"
    return sorted(path for path in folder.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("app", STEPS)
def test_an_app_has_one_first_step_and_its_data_steps(app):
    assert [path.stem for path in files(app)] == STEPS[app], "write it into 0001_initial: see CONTRIBUTING.md"


@pytest.mark.parametrize("app", STEPS)
def test_the_first_step_makes_the_tables_and_the_others_only_fill_in_rows(app):
    first, *others = (import_module(f"{app}.migrations.{name}").Migration for name in STEPS[app])
    assert first.initial and not first.replaces
    assert all(isinstance(made, CreateModel | CreateModels) for made in first.operations)
    assert all(isinstance(made, RunPython) for step in others for made in step.operations)


def test_migrations_stay_short():
    """Django's writer puts a field on one line; a formatter would put it on six."""
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for app in STEPS for path in files(app))
    assert lines <= MOST_LINES
