"""The optional answers of a registration (BK-24)."""

from collections.abc import Callable
from dataclasses import asdict, astuple, dataclass
from typing import Any

from django.core.cache import cache
from django.utils.crypto import salted_hmac

from cms.i18n.fields import text
from engagement.models import ParticipantRole, Region
from engagement.registrations import board_membership

KEPT_SECONDS = 60
NOT_COLUMNS = ("mode", "join_waiting", "need", "own")


@dataclass(frozen=True, kw_only=True)
class Answers:
    name: str = ""
    email: str = ""
    party_size: int = 1
    group_name: str = ""
    language: str = ""
    role_id: int | None = None
    area_id: int | None = None
    member_of: str = ""
    need: str = ""
    mode: str = ""
    join_waiting: bool = False
    own: tuple[tuple[int, str], ...] = ()

    @property
    def columns(self) -> dict[str, Any]:
        """Columns of the registration that are saved as said. Seats follow ``mode`` and ``join_waiting``; the
        accommodation request and the answers to questions of one conversation (``own``: key and answer) have tables.
        """
        return {name: value for name, value in asdict(self).items() if name not in NOT_COLUMNS}

    def fingerprint(self, conversation_id: int) -> str:
        said = "\x1f".join(map(str, (conversation_id, *astuple(self))))
        return salted_hmac("engagement.registration", said, algorithm="sha256").hexdigest()


def role_choices() -> list[tuple[int, str]]:
    return _named("roles", _roles)


def area_choices() -> list[tuple[int, str]]:
    return _named("areas", _areas)


def board_choices() -> list[tuple[str, str]]:
    return _named("boards", _boards)


def _named(name: str, make: Callable[..., Any]) -> list[tuple[Any, str]]:
    """Cached for a minute in all languages, so that the form needs no query."""
    rows = cache.get_or_set(f"engagement.choices.{name}", make, KEPT_SECONDS) or []
    return [(key, text(label)) for key, label in rows]


def _roles() -> list[tuple[int, dict]]:
    return list(ParticipantRole.objects.filter(is_offered=True).values_list("pk", "name"))


def _areas() -> list[tuple[int, dict]]:
    return list(Region.objects.values_list("pk", "name"))


def _boards() -> list[tuple[str, dict]]:
    return [(body.key, body.label) for body in board_membership.bodies()]
