"""What one action does to one chunk of its members, with the services of the room that owns the act."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cms.records import many_holds
from cms.records.history import Actor
from feedback.bulk.rules import Kind
from feedback.coding import many_texts
from feedback.exceptions import NotPossibleNow
from feedback.models import BulkAction, BulkChunk, ModerationAct, Submission
from feedback.moderation.services import Decided, moderate_many, undo_together


@dataclass
class Outcome:
    """The ids of what was made, and the ids that stay as they are, by reason."""

    made: list[int] = field(default_factory=list)
    refused: dict[str, list[int]] = field(default_factory=dict)


Act = Callable[[BulkAction, BulkChunk, Actor], Outcome]


def do_chunk(action: BulkAction, chunk: BulkChunk, actor: Actor) -> Outcome:
    if action.kind == Kind.UNDO and action.of:
        return UNDO[action.of.kind](action, chunk, actor)
    return DO[action.kind](action, chunk, actor)


# Moderation ------------------------------------------------------------------------------------------------

MODERATION = {
    Kind.PUBLISH: ModerationAct.Act.PUBLISH,
    Kind.HIDE: ModerationAct.Act.HIDE,
    Kind.STEP_BACK: ModerationAct.Act.UNDO,
}


def _moderate(action: BulkAction, chunk: BulkChunk, actor: Actor) -> Outcome:
    made = moderate_many(
        actor=actor,
        ids=chunk.ids,
        act=MODERATION[Kind(action.kind)],
        reason=action.reason,
        note=action.note,
        together=action.together,
        since=action.shown_at,
    )
    return _decided(made)


def _undo_moderation(action: BulkAction, chunk: BulkChunk, actor: Actor) -> Outcome:
    if action.of is None:
        return Outcome()
    return _decided(undo_together(actor=actor, together=action.of.together, only=chunk.ids))


def _decided(made: Decided) -> Outcome:
    return Outcome([act.pk for act in made.acts], _by_reason(made.refused))


def _by_reason(refused: Iterable[tuple[Submission, NotPossibleNow]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for submission, error in refused:
        found.setdefault(error.facts["kind"], []).append(submission.pk)
    return found


# Coding ----------------------------------------------------------------------------------------------------


def _code(action: BulkAction, chunk: BulkChunk, actor: Actor) -> Outcome:
    if action.code is None:
        return Outcome()
    reason = f"bulk action {action.number}"
    return _texts(many_texts.code_texts(actor=actor, code=action.code, ids=chunk.ids, reason=reason))


def _undo_code(action: BulkAction, chunk: BulkChunk, actor: Actor) -> Outcome:
    reason = f"bulk action {action.number}, undo"
    return _texts(many_texts.remove_codings(actor=actor, ids=chunk.ids, reason=reason))


def _assign(action: BulkAction, chunk: BulkChunk, actor: Actor) -> Outcome:
    if action.coder is None:
        raise NotPossibleNow(many_texts.NO_CODER, rule="PAR-04")
    return _texts(many_texts.assign_texts(actor=actor, coder=action.coder, ids=chunk.ids))


def _unassign(action: BulkAction, chunk: BulkChunk, actor: Actor) -> Outcome:
    return _texts(many_texts.unassign_texts(actor=actor, ids=chunk.ids))


def _texts(done: many_texts.ManyTexts) -> Outcome:
    return Outcome(done.made, done.refused)


# Legal holds -----------------------------------------------------------------------------------------------


def _hold(action: BulkAction, chunk: BulkChunk, actor: Actor) -> Outcome:
    keys = [str(pk) for pk in chunk.ids]
    return _holds(many_holds.place_holds(actor=actor, kind="submission", keys=keys, reason=action.note))


def _ask_to_lift(action: BulkAction, chunk: BulkChunk, actor: Actor) -> Outcome:
    return _holds(many_holds.ask_to_lift_holds(actor=actor, ids=chunk.ids))


def _lift(action: BulkAction, chunk: BulkChunk, actor: Actor) -> Outcome:
    return _holds(many_holds.lift_holds(actor=actor, ids=chunk.ids))


def _holds(done: many_holds.ChangedHolds) -> Outcome:
    refused = {reason: [int(key) for key in keys] for reason, keys in done.refused.items()}
    return Outcome([hold.pk for hold in done.changed], refused)


DO: dict[str, Act] = {
    Kind.PUBLISH: _moderate,
    Kind.HIDE: _moderate,
    Kind.STEP_BACK: _moderate,
    Kind.CODE: _code,
    Kind.ASSIGN: _assign,
    Kind.HOLD: _hold,
    Kind.LIFT: _lift,
}
UNDO: dict[str, Act] = {
    Kind.PUBLISH: _undo_moderation,
    Kind.HIDE: _undo_moderation,
    Kind.STEP_BACK: _undo_moderation,
    Kind.CODE: _undo_code,
    Kind.ASSIGN: _unassign,
    Kind.HOLD: _ask_to_lift,
}
