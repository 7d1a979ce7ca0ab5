"""Who changed a record, when and why, in words."""

from datetime import UTC, date, datetime

import pytest

from cms import clock
from cms.models import Milestone
from cms.records import history
from tests.factories.cms import milestone
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def newest(row: Milestone):
    return row.history.order_by("-history_id").first()


@pytest.mark.parametrize(("actor", "label"), [(None, "public"), ("system:import", "system:import")])
def test_a_change_without_account_has_a_name_and_no_account(actor, label):
    row = milestone()
    history.record(row, actor=actor, reason="corrected")

    assert (newest(row).history_actor, newest(row).history_user) == (label, None)


def test_a_change_by_a_person_has_account_name_reason_and_the_sites_time(editor):
    row = milestone()
    moment = datetime(2022, 5, 11, 19, 0, tzinfo=UTC)
    with clock.at(moment):
        history.record(row, actor=editor, reason="Board moved it")
    found = newest(row)

    assert (found.history_user, found.history_actor) == (editor, str(editor))
    assert (found.history_change_reason, found.history_date) == ("Board moved it", moment)


def test_a_later_bare_save_does_not_carry_the_name_of_the_one_before(editor):
    row = history.record(milestone(), actor=editor, reason="Board moved it")
    row.save()

    assert (newest(row).history_actor, newest(row).history_user) == ("system", None)
    assert newest(row).history_change_reason is None


def test_named_fields_are_saved_and_the_rest_left_alone(editor):
    row = milestone("Old")
    row.title, row.is_past = {"en": "New"}, True
    history.record(row, actor=editor, reason="x", update_fields=["is_past"])
    row.refresh_from_db()

    assert (row.title, row.is_past) == ({"en": "Old"}, True)


def test_many_rows_made_at_once_have_a_history_each(editor):
    rows = [Milestone(when="2024-01-01", title={"en": str(number)}) for number in range(3)]
    history.record_many(Milestone, rows, actor=editor, reason="import")
    entries = Milestone.history.all()

    assert {(entry.history_actor, entry.history_user, entry.history_change_reason) for entry in entries} == {
        (str(editor), editor, "import")
    }
    assert entries.count() == 3


def test_a_change_takes_two_statements_the_row_and_its_history(editor, django_assert_num_queries):
    row = milestone()
    with django_assert_num_queries(2):
        history.record(row, actor=editor, reason="x")


def test_the_manager_of_a_history_has_one_class():
    row = milestone()
    assert type(row.history) is type(Milestone.history)
    assert (row.history.count(), Milestone.history.filter(pk=row.history.get().pk).count()) == (1, 1)


def test_a_very_long_reason_is_cut_and_not_refused(editor):
    row = history.record(milestone(), actor=editor, reason="x" * 2000)

    assert len(newest(row).history_change_reason) == 500


# The screen


@furnished
def changed(editor):
    row = milestone("First data", spanish="Primeros datos")
    row.title, row.is_past = {"en": "First data", "es": "Los primeros datos"}, True
    return history.record(row, actor=editor, reason="Better Spanish")


def address(row) -> str:
    return f"/desk/history/cms.milestone/{row.pk}/"


def test_the_screen_shows_each_difference_in_words(client_for, editor, changed):
    page = client_for(editor).get(address(changed)).content.decode()

    assert "Better Spanish" in page and str(editor) in page
    assert "<dt>what (Spanish)</dt><dd><del>Primeros datos</del> <ins>Los primeros datos</ins></dd>" in page
    assert "<dt>has happened</dt><dd><del>no</del> <ins>yes</ins></dd>" in page
    assert "what (English)" not in page


def test_dates_choices_and_other_records_are_shown_as_a_person_says_them(client_for, editor):
    from feedback.models import Tool, ToolVersion

    tools = [
        history.record(Tool(slug=slug, name={"en": slug.title()}), actor=editor, reason="new")
        for slug in ("pipeline", "pathways")
    ]
    version = history.record(ToolVersion(tool=tools[0], number="1"), actor=editor, reason="new")
    version.tool, version.released_on = tools[1], date(2022, 5, 11)
    history.record(version, actor=editor, reason="moved")
    tools[0].state = Tool.State.LAUNCHED
    history.record(tools[0], actor=editor, reason="out")
    browser = client_for(editor)
    page = browser.get(f"/desk/history/feedback.toolversion/{version.pk}/").content.decode()

    assert "<del>Pipeline</del> <ins>Pathways</ins>" in page
    assert "<del>nothing</del> <ins>May 11, 2022</ins>" in page
    page = browser.get(f"/desk/history/feedback.tool/{tools[0].pk}/").content.decode()
    assert "<del>Planned</del> <ins>Launched</ins>" in page


def test_the_words_of_a_record_cannot_bring_code_onto_the_screen(client_for, editor, changed):
    changed.title = {"en": "<script>alert(1)</script>"}
    history.record(changed, actor="system:test", reason="<b>x</b>")
    page = client_for(editor).get(address(changed)).content.decode()

    assert "<script>alert" not in page and "<b>x</b>" not in page


def test_the_newest_change_comes_first(client_for, editor, changed):
    page = client_for(editor).get(address(changed)).content.decode()

    assert page.index("Better Spanish") < page.index("made for a test")


@pytest.mark.parametrize("role", ["anonymous", "analyst", "clerk", "member", "resident"])
def test_those_who_may_not_see_the_record_do_not_see_its_history(cast, changed, role):
    answer = cast[role].get(address(changed))

    assert answer.status_code == (302 if role == "anonymous" else 404)


@pytest.mark.parametrize(
    "path",
    [
        "cms.milestone/0",
        "cms.milestone/999999999999999999999999999",
        "cms.milestone/abc",
        "cms.milestone/%00",
        "cms.nothing/1",
        "nothing/1",
        "cms.ledgerentry/1",
        "cms.outboxmessage/abc",
        "users.user/1",
        "auth.group/1",
    ],
)
def test_what_has_no_history_is_no_page(client_for, administrator, path):
    assert client_for(administrator).get(f"/desk/history/{path}/").status_code == 404


def test_a_removed_text_shows_only_its_mark(client_for, editor, administrator, changed, scrubbed):
    from cms.records.redaction import redact

    redact("milestone", changed.pk, actor=administrator, reason="Held a name")
    page = client_for(editor).get(address(changed)).content.decode()

    assert "datos" not in page and "First data" not in page
    assert "[Removed. The record says who, when and why.]" in page
