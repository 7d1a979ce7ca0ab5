"""Who may do what to all that match, and on which screen."""

from cms.access import Role, Visitor, has_role
from cms.records import holds
from feedback import access
from feedback.models import BulkAction, Screen

Kind = BulkAction.Kind
CHUNK = 500  # members in one transaction
ROLES: dict[str, tuple[Role, ...]] = {
    Kind.PUBLISH: access.MODERATE_ROLES,
    Kind.HIDE: access.MODERATE_ROLES,
    Kind.STEP_BACK: access.MODERATE_ROLES,
    Kind.CODE: access.CODE_ROLES,
    Kind.ASSIGN: access.CODE_ROLES,
    Kind.HOLD: tuple(role for role in holds.ROLES if role in access.MODERATE_ROLES),
}
OF_TEXTS = (Kind.CODE, Kind.ASSIGN)
ON_SCREEN = {
    Screen.COMMENTS: (Kind.PUBLISH, Kind.HIDE, Kind.STEP_BACK, Kind.CODE, Kind.ASSIGN, Kind.HOLD),
    Screen.GRID: OF_TEXTS,
}


def kinds_of(user: Visitor) -> list[str]:
    """The kinds of action that this person may start, see and undo."""
    return [kind for kind, roles in ROLES.items() if has_role(user, *roles)]


def kinds_on(screen: Screen, user: Visitor) -> list[BulkAction.Kind]:
    mine = kinds_of(user)
    return [kind for kind in ON_SCREEN[screen] if kind in mine]


def line_of(part: list[int]) -> bytes:
    """What a part of the members adds to the digest of an action."""
    return ",".join(map(str, part)).encode() + b"\n"


def can_lift(asked: BulkAction | None, user: Visitor) -> bool:
    """Whether this person may agree to lift the holds that someone asked to lift (S14)."""
    return asked is not None and asked.by_id != user.pk and asked.done > 0 and not asked.is_running


def can_undo(action: BulkAction, user: Visitor) -> bool:
    """Whether this person may undo it: of codes, only who gave them (PAR-04)."""
    if action.kind in (Kind.UNDO, Kind.LIFT) or action.is_running or not action.done:
        return False
    return action.kind != Kind.CODE or action.by_id == user.pk
