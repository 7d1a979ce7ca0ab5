"""The register of decisions: filters in the address, the same rows as files and as a feed."""

import io
import json
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from boards.decisions.services import add_follow_up
from boards.models import Decision
from cms import clock
from cms.records import history
from tests.factories import boards as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def decided(home):
    """A yes with an open step, and a no."""
    yes = make.decision(
        make.held(home, seats=3, ayes=3), title={"en": "County first", "es": "Primero el condado"}
    )
    add_follow_up(
        actor=make.ACTOR,
        decision=yes,
        title={"en": "Build it"},
        owner={"en": "Data programs"},
        due_on=clock.today() - timedelta(days=1),
    )
    no = Decision(
        year=2021,
        sequence=1,
        body=yes.body,
        title={"en": "Pay by district"},
        summary={"en": "Pay is not shown."},
        reason={"en": "another agency shows it"},
        outcome="declined",
        decided_on="2021-05-01",
        prepared_by_name="A",
        published_by_name="B",
        published_at=clock.now(),
    )
    history.record(no, actor="system:test", reason="made")
    return yes, no


@pytest.mark.engine
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("", {"County first", "Pay by district"}),
        ("year=2021", {"Pay by district"}),
        ("outcome=declined", {"Pay by district"}),
        ("outcome=adopted", {"County first"}),
        ("open=on", {"County first"}),
        ("body=governing-board", {"County first", "Pay by district"}),
        ("words=county", {"County first"}),
        ("words=condado+primero", {"County first"}),
        ("words=agency", {"Pay by district"}),
        ("words=nothing+like+it", set()),
        ("year=soon&outcome=perhaps&body=none&words=%00", {"County first", "Pay by district"}),
    ],
)
def test_each_filter_gives_the_same_on_the_page_and_in_the_files(client, decided, asked, shown):
    page = client.get(f"/decisions/?{asked}").content.decode()
    rows = json.loads(client.get(f"/decisions/all.json?{asked}").content)["decisions"]

    assert {row["title"] for row in rows} == shown
    assert {title for title in ("County first", "Pay by district") if title in page} == shown


def test_an_empty_answer_says_what_to_do(client, decided):
    assert "Remove a filter" in client.get("/decisions/?words=xyz").content.decode()


def test_a_late_step_shows_in_the_register_and_on_the_page_of_the_decision(client, decided):
    assert "1 step overdue" in client.get("/decisions/").content.decode()
    assert "Late" in client.get(decided[0].get_absolute_url()).content.decode()


def test_the_files_hold_one_row_for_each_decision(client, decided):
    table = b"".join(client.get("/decisions/all.csv").streaming_content).decode("utf-8-sig")
    book = b"".join(client.get("/decisions/all.xlsx").streaming_content)

    assert len(table.splitlines()) == 3 and "County first" in table
    assert load_workbook(io.BytesIO(book)).worksheets[0].max_row == 3


def test_the_feed_has_an_entry_for_each(client, decided):
    answer = client.get("/decisions/feed.atom")

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert answer.content.decode().count("<entry") == 2
