"""Each generic form, each field, each role: real requests write what the table says, and nothing else."""

from typing import Any

from django.db import transaction
from django.utils import translation

import pytest

from boards.models import Agreement, Meeting
from tests.permissions import masses
from tests.permissions.altered import body_of
from tests.permissions.counts import tell
from tests.permissions.fields import (
    DANGEROUS,
    FIELDS,
    OTHERS,
    ROLES,
    GenericForm,
    document,
    generic_forms,
    sample,
    table,
)
from tests.permissions.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.timeout(900)]
TURNS = 6  # how often a refused form is sent again without the fields that it named


@pytest.fixture(scope="module")
def cells() -> dict[str, dict[str, set[str]]]:
    return table()


def values(row: Any) -> dict[str, Any]:
    fresh = type(row)._base_manager.get(pk=row.pk)
    found = {field.name: field.value_from_object(fresh) for field in fresh._meta.concrete_fields}
    many = {field.name: sorted(each.pk for each in getattr(fresh, field.name).all())
            for field in fresh._meta.many_to_many}  # fmt: skip
    return found | many


def offered_on(world: World, who: str, path: str) -> dict[str, str]:
    answer = world.browsers[who].get(path)
    if answer.status_code != 200:
        return {}
    forms = [fields for _action, fields in masses.forms_of(answer.content.decode(errors="replace"), path)]
    return max(forms, key=len, default={})


def written_by(world: World, who: str, form: GenericForm, row: Any) -> set[str]:
    """The columns of the row that a request of this person changes, by everything that the form lets through."""
    path, changed, keep = form.address(row), set(), set()
    offered, before = offered_on(world, who, path), values(row)
    for _turn in range(TURNS):
        with translation.override("en"), transaction.atomic():
            answer = world.browsers[who].post(path, body_of(row, offered, keep=keep))
            after = values(row)
            transaction.set_rollback(True)
        assert answer.status_code < 500, f"{who} {path}: {answer.status_code}"
        changed |= {name for name, value in after.items() if value != before[name]}
        refused = set(getattr((answer.context or {}).get("form"), "errors", {})) if answer.context else set()
        if not refused - keep:
            break
        keep |= refused | ({"starts_at", "ends_at"} if "__all__" in refused else set())
    return changed - {
        "day",
        "sequence",
        "changed_at",
        "version",
        "updated_at",
        "latest_revision",
        "last_updated",
    }


def test_no_dangerous_field_is_in_the_hand_of_anybody(cells):
    open_ones = [
        f"{label}.{name}: {sorted(cells[label][name])}"
        for label, names in DANGEROUS.items()
        for name in names
        if cells[label].get(name)
    ]
    assert not open_ones, "\n".join(open_ones)


def test_each_request_writes_what_the_table_says(world: World, cells):
    wrong, asked = [], 0
    for form in generic_forms():
        row = sample(form)
        assert row is not None or form.label not in ("engagement.Poll", "engagement.PollOption")
        asked += len(form.columns()) * len(ROLES + OTHERS)
        for who in (ROLES + OTHERS) if row is not None else ():
            allowed = {name for name, roles in cells[form.label].items() if who in roles}
            found = written_by(world, who, form, row)
            if found - allowed:
                wrong.append(f"{who} wrote {form.label}: {sorted(found - allowed)}")
            if missing := allowed - found - NOT_ALONE.get(form.label, set()):
                wrong.append(f"{who} could not write {form.label}: {sorted(missing)}")
    tell("cells of fields of generic forms", asked, 1500)
    assert not wrong, f"{len(wrong)}\n" + "\n".join(wrong)


# May be written, but not with values made up here: blocks of an agenda, a pair that is there already, a code that
# stays in its codebook, a poll whose result is public.
NOT_ALONE = {
    "boards.AgendaTemplate": {"agenda", "body", "is_usual", "kind", "name"},
    "engagement.PollOption": {"poll"},
    "engagement.ThemeShare": {"breakdown", "count", "theme"},
    "feedback.Code": {"codebook"},
}


@pytest.mark.parametrize("model", [Meeting, Agreement])
def test_what_was_posted_or_announced_is_locked_for_everyone(world: World, model):
    states = {Meeting: {"status": "ended"}, Agreement: {"status": "announced"}}
    (form,) = [each for each in generic_forms() if each.model is model]
    row = (
        model.objects.filter(**states[model]).first()
        or model.objects.exclude(status__in=("draft", "written")).first()
    )
    for who in ROLES:
        assert not written_by(world, who, form, row), who


def test_the_document_is_made_from_the_code():
    assert FIELDS.read_text() == document(), "python -m tests.permissions"
