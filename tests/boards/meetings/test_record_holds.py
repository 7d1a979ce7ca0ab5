"""One byte changed in the database is found by `manage.py verify`, which names the row (design 3.12, BK-35)."""

from io import StringIO

from django.core.management import CommandError, call_command
from django.db import connection

import pytest

from boards.models import AgendaItem, Decision, Motion, NoticeSending, PostedAgenda, Vote
from cms.records import verification
from tests.factories import boards as make
from tests.furniture import furnished

CHANGES = [
    (PostedAgenda, "snapshot", "replace(snapshot, 'county', 'countr')", "posting"),
    (PostedAgenda, "sha256", "'0' || substr(sha256, 2, 62) || 'z'", "posting"),
    (PostedAgenda, "posted_by_name", "'Somebody else'", "posting"),
    (AgendaItem, "kind", "'comment'", "item"),
    (NoticeSending, "address", "address || 'x'", "sending"),
    (Motion, "needed", "needed - 1", "motion"),
    (Vote, "choice", "'abstain'", "vote"),
    (Decision, "outcome", "'adapted'", "decision"),
]


@furnished
def decided(home):
    return make.decision(make.held(home))


def verify() -> str:
    out = StringIO()
    try:
        call_command("verify", stdout=out, stderr=out)
    except (CommandError, SystemExit) as error:
        return out.getvalue() + str(error)
    return out.getvalue()


def change(model, column: str, expression: str) -> int:
    """Behind the back of every model: straight into the table."""
    pk, table = model.objects.order_by("pk").first().pk, model._meta.db_table
    if column == "snapshot" and connection.vendor == "postgresql":
        expression = "replace(snapshot::text, 'county', 'countr')::jsonb"
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = {expression} WHERE id = %s", [pk])  # noqa: S608
    return pk


@pytest.mark.engine
def test_an_unchanged_record_is_unbroken(decided):
    assert list(verification.breaks()) == []
    assert "unbroken" in verify()


@pytest.mark.engine
@pytest.mark.parametrize(("model", "column", "expression", "kind"), CHANGES)
def test_a_changed_row_is_named(decided, model, column, expression, kind):
    pk = change(model, column, expression)
    found = list(verification.breaks())
    assert any(sentence.startswith(f"{kind} {pk} ") for sentence in found), found
    assert f"{kind} {pk} " in verify()


@pytest.mark.engine
def test_a_row_that_is_gone_is_named(decided):
    pk = NoticeSending.objects.get().pk
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM boards_noticesending WHERE id = %s", [pk])
    assert any(sentence.startswith(f"sending {pk} is missing") for sentence in verification.breaks())
