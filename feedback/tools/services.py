"""Services for a tool's roll-out and versions. Each step has a date and a reason, and never changes (C2C-16)."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from cms import chain, clock
from cms.records import ledger
from cms.records.history import Actor, actor_label, record, record_changes
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.models import Form, Tool, ToolStateChange, ToolVersion
from feedback.tools import decision_sources

Words = dict[str, str]  # language → words
RULE, ONE_VERSION = "C2C-16", "C2C-15"


@transaction.atomic
def change_tool_state(
    *,
    actor: Actor,
    tool: Tool,
    state: str,
    note: Words,
    on: date | None = None,
    when_text: Words | None = None,
    is_plan: bool = False,
) -> ToolStateChange:
    """Add a step. A plan does not change the state; a later plan for the same state replaces it."""
    access.require(actor, *access.TOOL_ROLES)
    current = Tool.objects.select_for_update().get(pk=tool.pk)
    day = on if is_plan else on or clock.today()
    _check(current, state, day, note, when_text or {}, is_plan=is_plan)
    step = ToolStateChange.objects.create(
        tool=current,
        state=state,
        on=day,
        when_text=when_text or {},
        note=note,
        is_plan=is_plan,
        recorded_by=actor_label(actor),
    )
    if not is_plan and current.state != state:
        current.state = state
        record(current, actor=actor, reason="step of the roll-out", update_fields=["state"])
    ledger.append("publish", step, actor=actor)
    return step


def _check(tool: Tool, state: str, day: date | None, note: Words, words: Words, *, is_plan: bool) -> None:
    today = clock.today()
    if not any(note.values()):
        raise NotPossibleNow(_("Describe what happened and why."), rule=RULE)
    if is_plan:
        if not (day or any(words.values())):
            raise NotPossibleNow(_("Enter a date for the plan, or describe it in words."), rule=RULE)
        if day and day <= today:
            raise NotPossibleNow(_("A plan must be in the future. Choose a later date."), rule=RULE)
        return
    if day and day > today:
        raise NotPossibleNow(_("This date is in the future. Mark the step as a plan."), rule=RULE)
    if state == tool.state != Tool.State.REVISED and tool.state_changes.filter(is_plan=False).exists():
        raise NotPossibleNow(_("The tool already has this status. Choose another."), rule=RULE)
    last = tool.state_changes.filter(is_plan=False, on__isnull=False).order_by("-on").first()
    if last and last.on and day and day < last.on:
        raise NotPossibleNow(_("A later step is recorded. Choose a date that is not before it."), rule=RULE)


@transaction.atomic
def record_tool_version(
    *,
    actor: Actor,
    tool: Tool,
    number: str,
    released_on: date,
    what_changed: Words,
    because: Iterable[str] = (),
    is_demo: bool = False,
) -> ToolVersion:
    """Record a released version, which forms about this tool reference from now on (C2C-15).

    Raises ``NotPossibleNow`` for a duplicate number or a future date.
    """
    access.require(actor, *access.TOOL_ROLES)
    current = Tool.objects.select_for_update().get(pk=tool.pk)
    if current.versions.filter(number=number).exists():
        raise NotPossibleNow(
            _("This tool already has a version with this number. Choose another."), rule=ONE_VERSION
        )
    if released_on > clock.today():
        raise NotPossibleNow(_("Record a version on the day it is released, not before."), rule=ONE_VERSION)
    if not any(what_changed.values()):
        raise NotPossibleNow(_("Describe what changed."), rule=RULE)
    version = ToolVersion(
        tool=current,
        number=number,
        released_on=released_on,
        what_changed=what_changed,
        is_demo=is_demo or current.is_demo,
    )
    record(version, actor=actor, reason="recorded")
    ledger.append("publish", version, actor=actor)
    tie_to_decisions(actor=actor, version=version, because=because)
    _point_forms(current, actor)
    return version


@transaction.atomic
def revise_tool_version(
    *, actor: Actor, version: ToolVersion, what_changed: Words, because: Iterable[str] = ()
) -> ToolVersion:
    """Edit what changed and add decisions. Number and date cannot change."""
    access.require(actor, *access.TOOL_ROLES)
    current = ToolVersion.objects.select_for_update().get(pk=version.pk)
    if not any(what_changed.values()):
        raise NotPossibleNow(_("Describe what changed."), rule=RULE)
    if current.what_changed != what_changed:
        current.what_changed = what_changed
        record(current, actor=actor, reason="text changed", update_fields=["what_changed"])
    tie_to_decisions(actor=actor, version=current, because=because)
    return current


def tie_to_decisions(*, actor: Actor, version: ToolVersion, because: Iterable[str]) -> None:
    """Link public decisions to the version; ``NotPossibleNow`` if one is not public."""
    access.require(actor, *access.TOOL_ROLES)
    wanted = set(because)
    found = decision_sources.find(wanted)
    if len(found) != len(wanted):
        raise NotPossibleNow(_("One of these decisions is not public. Choose again."), rule=RULE)
    for each in found:
        chain.link(
            (each.kind, each.id),
            ("toolversion", version.pk),
            actor=actor,
            why=_("A version of a tool resulted from it."),
        )


def _point_forms(tool: Tool, actor: Actor) -> None:
    """Point forms about a tool to its newest version; submitted comments keep theirs."""
    newest = tool.current_version
    forms = list(Form.objects.filter(tool=tool).exclude(tool_version=newest))
    for form in forms:
        form.tool_version = newest
    record_changes(Form, forms, ["tool_version"], actor=actor, reason="a version was released")
