"""What counts as a power: a model with the fields that generic forms never write. Apps define theirs at startup."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Field, Model
from django.utils.functional import Promise

from cms.access import Role
from cms.extension_points import provide, provided
from cms.powers.forms import ProposalForm
from cms.powers.value_words import value_words
from cms.records.history import HISTORY, Actor, record
from cms.records.validation import validate
from cms.users.models import User

POINT = "powers"
PLANNERS = (Role.EDITOR, Role.CLERK, Role.PUBLISHER, Role.ADMINISTRATOR)
CONFIRMERS = (Role.PUBLISHER, Role.ADMINISTRATOR)


def nobody(thing: Model) -> Iterable[User]:
    return ()


@dataclass(frozen=True)
class Power[Row: Model]:
    """One kind of power.

    ``fields`` of ``model`` change together. ``concerned`` names the accounts that a change gives power to or takes it
    from: they are told, and they do not confirm it. ``may_create``: a proposal may also create a new row. ``screen`` is
    the page on which changes are proposed, where it is not the register's own.
    """

    kind: str
    title: str | Promise
    model: type[Row]
    fields: tuple[str, ...]
    hint: str | Promise = ""
    proposers: tuple[Role, ...] = PLANNERS
    confirmers: tuple[Role, ...] = CONFIRMERS
    form: type[ProposalForm] = ProposalForm
    concerned: Callable[[Row], Iterable[User]] = nobody
    may_create: bool = False
    screen: str | Promise = ""
    order: int = 50

    def find(self, key: str) -> Row | None:
        """The row of a key, or None."""
        return self.model._base_manager.filter(pk=key).first() if key.isdecimal() else None

    def key_of(self, thing: Row) -> str:
        return str(thing.pk or "")

    def label_of(self, thing: Row) -> str:
        return str(thing)[:200]

    def rows(self) -> Iterable[Row]:
        """Every row whose power is in the register."""
        return self.model._base_manager.order_by("pk")

    def choices(self) -> Iterable[Row]:
        """Every row that a proposal may change."""
        return self.model._base_manager.order_by("pk")

    def values_of(self, thing: Row) -> dict[str, Any]:
        """The fields of the power as JSON values."""
        return {name: _plain(_field(self.model, name).value_from_object(thing)) for name in self.fields}

    def named_by(self, values: dict[str, Any]) -> set[int]:
        """Accounts that the values of a change name; they are concerned by it too."""
        return {values["user"]} if values.get("user") else set()

    def form_fields(self) -> list[str]:
        """Fields of the model in the form; ``form`` may declare how one of them is entered."""
        return list(self.fields)

    def proposed_by(self, form: ProposalForm) -> dict[str, Any]:
        """The values that a valid form proposes."""
        return self.values_of(form.instance)

    def name_of(self, field: str) -> str:
        """How people call a field."""
        return str(getattr(self.model._meta.get_field(field), "verbose_name", field))

    def words_for(self, field: str, value: object) -> str:
        """A stored value as people read it."""
        return value_words(_field(self.model, field), value)

    def write(self, thing: Row, values: dict[str, Any], *, actor: Actor, reason: str) -> None:
        """Set the fields and save. Raises ``ValidationError`` where the model refuses them."""
        for name, value in values.items():
            field = _field(self.model, name)
            setattr(thing, field.attname, field.to_python(value))
        validate(thing)
        if hasattr(self.model, HISTORY):
            record(thing, actor=actor, reason=reason)
        else:
            thing.save()


type AnyPower = Power[Any]


class SettingPower[Row: Model](Power[Row]):
    """The one row of a setting of the site; its key is the kind."""

    def find(self, key: str) -> Row | None:
        return self.model._base_manager.first() or self.model() if key == self.kind else None

    def key_of(self, thing: Row) -> str:
        return self.kind

    def label_of(self, thing: Row) -> str:
        return str(self.model._meta.verbose_name)[:200]

    def rows(self) -> Iterable[Row]:
        return self.model._base_manager.order_by("pk")[:1]

    def choices(self) -> Iterable[Row]:
        return [self.model._base_manager.first() or self.model()]


def _field(model: type[Model], name: str) -> Field:
    field = model._meta.get_field(name)
    if not isinstance(field, Field):
        raise TypeError(f"{name} is not a column of {model.__name__}")
    return field


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value


def define[Row: Model](power: Power[Row]) -> Power[Row]:
    """Register a kind of power; called at startup."""
    provide(POINT, power)
    return power


def all_powers() -> list[AnyPower]:
    return sorted(provided(POINT), key=lambda power: power.order)


def find_power(kind: str) -> AnyPower | None:
    return next((power for power in provided(POINT) if power.kind == kind), None)


def fields_of(model: type[Model]) -> frozenset[str]:
    """The fields of a model that no generic form may write."""
    return frozenset(name for power in provided(POINT) if power.model is model for name in power.fields)
