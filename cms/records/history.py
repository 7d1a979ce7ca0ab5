"""History of records: simple-history with this project's clock, a required actor, and the request id.

Every tracked row is saved through ``record``: the single place that knows who did it and why (security.md H01,
H03).
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from simple_history.manager import HistoryDescriptor
from simple_history.models import HistoricalRecords
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from cms import clock, request_id
from cms.access import Visitor
from cms.users.models import User

VISITOR = "public"
HISTORY = "history"
Actor = Visitor | str | None  # an account, None for a visitor without one, or the name of a system actor


class HistoryFacts(models.Model):
    """Columns that each history table has beside simple-history's own."""

    history_actor = models.CharField(_("who"), max_length=150, default=VISITOR)
    history_request = models.CharField(max_length=36, blank=True)

    # It has no page or image; searching for them would cost five queries per row.
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True


class PastOfModel:
    """Gives the manager of a model's history, whose class simple-history would build anew at each access."""

    def __init__(self, found: HistoryDescriptor) -> None:
        self.model, self.manager = found.model, found.manager_class.from_queryset(found.queryset_class)

    def __get__(self, instance: models.Model | None, owner: type[models.Model]) -> models.Manager:
        return self.manager(self.model, instance)


class History(HistoricalRecords):
    def __init__(self, **options: Any) -> None:
        options.setdefault("bases", [HistoryFacts])
        options.setdefault("history_change_reason_field", models.CharField(max_length=500, null=True))
        options.setdefault("use_base_model_db", False)
        super().__init__(**options)

    def finalize(self, sender: type[models.Model], **kwargs: Any) -> None:
        super().finalize(sender, **kwargs)
        found = vars(sender).get(self.manager_name)
        if type(found) is HistoryDescriptor:
            setattr(sender, self.manager_name, PastOfModel(found))

    def create_historical_record(
        self, instance: models.Model, history_type: str, using: str | None = None
    ) -> None:
        """One insert, as simple-history does it, without its signals, which nothing here listens to."""
        past = past_of(type(instance)).model
        row = past(
            history_date=getattr(instance, "_history_date", None) or clock.now(),
            history_type=history_type,
            history_user=self.get_history_user(instance),
            history_change_reason=self.get_change_reason_for_object(instance, history_type, using),
            history_actor=getattr(instance, "_history_actor", "system"),
            history_request=request_id.current.get(),
            **{field.attname: getattr(instance, field.attname) for field in past.tracked_fields},
        )
        past.objects.bulk_create([row])
        self.create_historical_record_m2ms(row, instance)

    def get_history_user(self, instance: models.Model) -> User | None:
        return getattr(instance, "_history_user", None)


def actor_label(actor: Actor) -> str:
    """The name that history rows store, at most 150 characters."""
    if actor is None:
        return VISITOR
    if isinstance(actor, str):
        return actor
    return str(actor)[:150]


def actor_user(actor: Actor) -> User | None:
    """The account of an actor; None for a visitor or a system actor."""
    return actor if isinstance(actor, User) else None


def past_of(model: type[models.Model]) -> models.Manager:
    """The history rows of a tracked model, as simple-history hangs them on it."""
    return getattr(model, HISTORY)


def sign(instance: models.Model, *, actor: Actor, reason: str) -> None:
    """Set actor and reason on an unsaved instance, for code that saves it itself (viewsets)."""
    vars(instance).update(
        _history_user=actor_user(actor), _history_actor=actor_label(actor), _change_reason=reason[:500]
    )


def record[M: models.Model](
    instance: M, *, actor: Actor, reason: str, update_fields: list[str] | None = None
) -> M:
    """Save a tracked row with its history. Services save only through this."""
    sign(instance, actor=actor, reason=reason)
    try:
        instance.save(update_fields=update_fields)
    finally:  # a later bare save() must not use this person's name
        for name in ("_history_user", "_history_actor", "_change_reason"):
            vars(instance).pop(name, None)
    return instance


def _facts(actor: Actor, reason: str) -> dict[str, Any]:
    """Arguments that simple-history's bulk helpers set on each history row."""
    return {
        "default_user": actor_user(actor),
        "default_change_reason": reason[:500],
        "default_date": clock.now(),
        "custom_historical_attrs": {
            "history_actor": actor_label(actor),
            "history_request": request_id.current.get(),
        },
    }


def record_many(
    model: type[models.Model], instances: list, *, actor: Actor, reason: str, batch_size: int = 500
) -> list:
    """Create many tracked rows at once, each with its history row."""
    for instance in instances:
        sign(instance, actor=actor, reason=reason)
    return bulk_create_with_history(
        instances,
        model,
        batch_size=batch_size,
        **_facts(actor, reason),
    )


def record_changes(
    model: type[models.Model], instances: list, fields: list[str], *, actor: Actor, reason: str
) -> None:
    """Save the same change of many tracked rows at once, each with its history row."""
    if not instances:
        return
    bulk_update_with_history(
        instances,
        model,
        fields,
        batch_size=500,
        **_facts(actor, reason),
    )


def remove_many(model: type[models.Model], instances: list, *, actor: Actor, reason: str) -> None:
    """Delete tracked rows at once; their existence, and who deleted them, stays in the history."""
    past = past_of(model).model
    past.objects.bulk_create(
        [
            past(
                history_type="-",
                history_date=clock.now(),
                history_user=actor_user(actor),
                history_actor=actor_label(actor),
                history_change_reason=reason[:500],
                history_request=request_id.current.get(),
                **{field.attname: getattr(each, field.attname) for field in past.tracked_fields},
            )
            for each in instances
        ],
        batch_size=500,
    )
    doomed = model._default_manager.filter(pk__in=[each.pk for each in instances])
    doomed._raw_delete(doomed.db)
