"""The demo's tools, rolled out through the services, each step at its own date."""

from datetime import UTC, date, datetime, timedelta

from cms import clock
from cms.access import Role
from cms.demo import DemoContext
from cms.records.history import Actor, record
from feedback.models import Form, Submission, Tool, ToolAudience
from feedback.tools.services import change_tool_state, record_tool_version

ACTOR = "system:demo"
ANNOUNCED = datetime(2022, 5, 11, 19, tzinfo=UTC)


def make_tool(ctx: DemoContext, slug: str, facts: dict) -> Tool:
    tool = Tool(slug=slug, family=facts["family"], name=facts["name"], is_demo=True)
    with clock.at(ANNOUNCED):
        record(tool, actor=ACTOR, reason="Demo content")
    for audience, words in facts["audiences"].items():
        ToolAudience.objects.create(tool=tool, audience=audience, can_do=words)
    publisher = ctx.user(Role.PUBLISHER)
    for state, day, words, note in facts["steps"]:
        with clock.at(_noon(date.fromisoformat(day))):
            change_tool_state(actor=publisher, tool=tool, state=state, when_text=words, note=note)
    for number, day, words in facts["versions"]:
        on = date.fromisoformat(day)
        with clock.at(_noon(on)):
            record_tool_version(actor=publisher, tool=tool, number=number, released_on=on, what_changed=words)
    for state, told, ahead, words, note in facts["plans"]:
        _plan(ctx, publisher, tool, state, told, ahead, words, note)
    return Tool.objects.get(pk=tool.pk)


def _plan(
    ctx: DemoContext,
    actor: Actor,
    tool: Tool,
    state: str,
    told: str,
    ahead: int | str,
    words: dict,
    note: dict,
) -> None:
    """Add a plan made on the date ``told`` (or now), due on the date ``ahead`` or that many days from today."""
    on = date.fromisoformat(ahead) if isinstance(ahead, str) else ctx.today + timedelta(days=ahead)
    at = _noon(date.fromisoformat(told)) if told else clock.now()
    with clock.at(at):
        change_tool_state(
            actor=actor, tool=tool, state=state, on=on, when_text=words, note=note, is_plan=True
        )


def about_versions(form: Form, submissions: list[Submission]) -> None:
    """Link each comment to the version released at the time (C2C-15)."""
    versions = list(form.tool.versions.order_by("released_on")) if form.tool else []
    for each in submissions:
        day = each.submitted_at.astimezone(clock.PACIFIC).date()
        out = [version for version in versions if version.released_on <= day] or versions[:1]
        each.tool_version = out[-1] if out else None


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=clock.PACIFIC)
