"""A tool moves in dated steps, each with its reason; rows are added and never changed (C2C-16)."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied

import pytest

from cms import clock
from cms.records import verification
from feedback.exceptions import NotPossibleNow
from feedback.models import Tool, ToolStateChange
from feedback.tools.services import change_tool_state
from feedback.tools.steps import steps_of
from tests.factories import feedback
from tests.factories import rollout as make
from tests.furniture import furnished

MAY, JUNE = date(2022, 5, 11), date(2022, 6, 1)


@furnished
def tool():
    made = feedback.make_tool()
    make.step(made, "planned", MAY)
    return made


def act(tool, **facts):
    return change_tool_state(
        **({"actor": "system:test", "tool": tool, "state": "in_design", "note": make.WHY} | facts)
    )


def test_a_step_moves_the_tool_and_is_sealed_in_the_record(tool, editor):
    made = act(tool, actor=editor, on=JUNE)
    tool.refresh_from_db()
    assert (tool.state, made.recorded_by, made.on) == ("in_design", str(editor), JUNE)
    assert Tool.history.first().history_user == editor
    ToolStateChange.objects.filter(pk=made.pk).update(state="launched")
    assert any(f"{made.pk}" in each for each in verification.breaks())


def test_without_a_day_it_is_today(tool):
    assert act(tool).on == clock.today()


def test_a_plan_leaves_the_state_and_a_newer_plan_takes_its_place(tool):
    ahead = clock.today() + timedelta(days=60)
    first, second = (act(tool, is_plan=True, on=ahead + timedelta(days=n)) for n in (0, 30))
    tool.refresh_from_db()
    found = steps_of(tool.state_changes.all())
    assert (tool.state, found.planned, found.dropped, found.next) == ("planned", [second], [first], second)


def test_a_plan_that_came_true_no_longer_stands_ahead(tool):
    act(tool, is_plan=True, when_text={"en": "soon"})
    act(tool)
    found = steps_of(tool.state_changes.all())
    assert found.planned == [] and [each.state for each in found.taken] == ["planned", "in_design"]


def test_any_state_may_follow_any_other(tool):
    for place, state in enumerate(("launched", "in_review", "revised", "revised", "retired", "planned"), 1):
        act(tool, state=state, on=JUNE + timedelta(days=place))
        tool.refresh_from_db()
        assert tool.state == state


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"note": {}}, "Describe what happened"),
        ({"on": date(2999, 1, 1)}, "in the future"),
        ({"on": date(2022, 1, 1)}, "later step"),
        ({"state": "planned"}, "already"),
        ({"is_plan": True}, "Enter a date for the plan"),
        ({"is_plan": True, "on": JUNE}, "A plan must be in the future"),
    ],
)
def test_refusals_of_a_step_cite_their_rule(tool, facts, words):
    with pytest.raises(NotPossibleNow, match=words) as refused:
        act(tool, **facts)
    assert refused.value.rule == "C2C-16" and tool.state_changes.count() == 1


def test_only_editors_and_publishers_move_a_tool(tool, clerk, analyst, administrator):
    for person in (clerk, analyst, administrator, None):
        with pytest.raises(PermissionDenied):
            act(tool, actor=person)


def test_the_desk_records_a_step_and_the_public_reads_it(client, client_for, editor, home):
    tool = make.public_tool(home)
    desk = client_for(editor)
    sent = {"state": "launched", "on": "2022-06-01", "note_en": "It is out.", "note_es": "Ya salió."}
    response = desk.post(f"/desk/tools/{tool.slug}/step/", sent)
    assert response.status_code == 302
    html = client.get(f"/tools/{tool.slug}/").content.decode()
    assert "It is out." in html and "June 1, 2022" in html and str(editor) not in html
    assert str(editor) in desk.get(f"/desk/tools/{tool.slug}/").content.decode()


def test_a_refused_step_comes_again_with_the_words_typed(client_for, editor, tool):
    desk = client_for(editor)
    for sent in ({"state": "planned", "note_en": "My reason"}, {"state": "launched", "note_en": ""}):
        response = desk.post(f"/desk/tools/{tool.slug}/step/", sent)
        assert response.status_code == 422
        assert sent["note_en"] in response.content.decode()
    assert tool.state_changes.count() == 1


def test_a_plan_whose_day_has_passed_is_said_to_be_late(client, home):
    tool = make.public_tool(home)
    make.plan(tool, "launched", JUNE, told=MAY)
    assert "planned; the date has passed" in client.get(f"/tools/{tool.slug}/").content.decode()


def test_steps_are_read_only_in_the_editor(client_for, editor, tool):
    desk, row = client_for(editor), tool.state_changes.get()
    assert desk.get("/admin/toolstatechange/").status_code == 200
    for door in ("new/", f"edit/{row.pk}/", f"delete/{row.pk}/"):
        assert desk.post(f"/admin/toolstatechange/{door}", {"state": "launched"}).status_code in (
            302,
            403,
            404,
        )
    row.refresh_from_db()
    assert row.state == "planned"
