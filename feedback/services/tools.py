"""Move a tool along its roll-out; each step is dated and stays (C2C-16)."""

from datetime import date

from django.db import transaction

from cms import clock
from cms.access import Role
from cms.history import Actor, record
from feedback import access
from feedback.models import Tool, ToolStateChange


@transaction.atomic
def change_tool_state(
    *, actor: Actor, tool: Tool, state: str, on: date | None = None, note: dict | None = None
) -> ToolStateChange:
    access.require(actor, Role.EDITOR, Role.PUBLISHER)
    current = Tool.objects.select_for_update().get(pk=tool.pk)
    step = ToolStateChange.objects.create(tool=current, state=state, on=on or clock.today(), note=note or {})
    if current.state != state:
        current.state = state
        record(current, actor=actor, reason="step of the roll-out", update_fields=["state"])
    return step
