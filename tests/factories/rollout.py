"""Factories for a tool with its public page, steps and versions, each on its own date."""

from datetime import date, datetime
from typing import Any

from cms import clock
from feedback.models import Tool, ToolAudience, ToolIndexPage, ToolPage, ToolVersion
from feedback.tools.services import change_tool_state, record_tool_version
from tests.factories.feedback import make_tool

ACTOR = "system:test"
WHY = {"en": "The board asked for it.", "es": "La junta lo pidió."}


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=clock.PACIFIC)


def public_tool(home: Any, slug: str = "dashboard", *, title: str = "Dashboard", **facts: Any) -> Tool:
    tool = make_tool(slug, **facts)
    index = ToolIndexPage.objects.first() or home.add_child(
        instance=ToolIndexPage(title="Tools", slug="tools")
    )
    index.add_child(instance=ToolPage(title=title, tool=tool, slug=slug))
    return tool


def step(tool: Tool, state: str, day: date, **facts: Any):
    with clock.at(at(day)):
        return change_tool_state(actor=ACTOR, tool=tool, state=state, note=facts.pop("note", WHY), **facts)


def plan(tool: Tool, state: str, day: date, *, told: date, **facts: Any):
    return step(tool, state, told, on=day, is_plan=True, **facts)


def version(tool: Tool, number: str = "1.0", day: date = date(2022, 6, 1), **facts: Any) -> ToolVersion:
    words = facts.pop("what_changed", {"en": f"Words of {number}", "es": f"Palabras de {number}"})
    with clock.at(at(day)):
        return record_tool_version(
            actor=facts.pop("actor", ACTOR),
            tool=tool,
            number=number,
            released_on=day,
            what_changed=words,
            **facts,
        )


def for_whom(tool: Tool, *audiences: str) -> None:
    for each in audiences:
        ToolAudience.objects.create(tool=tool, audience=each, can_do={"en": f"What {each} can do"})
