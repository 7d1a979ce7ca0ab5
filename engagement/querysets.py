"""Querysets that select what a reader may see."""

from datetime import datetime
from typing import Any, Self

from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from cms.publication.open_pages import open_to_all
from engagement.choices import AHEAD, RegistrationState
from engagement.phases import RUN_ENDED, RUNS_EARLY, RUNS_OVER

# Of the room (or the only side), and of the online side of a hybrid conversation: capacity, seats taken.
SEAT_COLUMNS = {False: ("capacity", "seats_taken"), True: ("online_capacity", "online_taken")}


def last_step(conversation: str, steps: type[Model]) -> Coalesce:
    """The part that the run sheet of a row's conversation began last. ``steps``: the model RunStep."""
    rows = steps._default_manager.counted().filter(conversation=OuterRef(conversation))  # type: ignore[attr-defined]
    newest = rows.order_by("-started_at", "-pk").values("segment")[:1]
    return Coalesce(Subquery(newest), Value(""))


def not_over(path: str, moment: datetime) -> Q:
    """Conversations before or at their time, or running over by their run sheet. Needs `last_step` annotated."""
    planned = Q((f"{path}status__in", AHEAD)) & ~Q(last_step=RUN_ENDED)
    in_time = Q((f"{path}ends_at__gt", moment))
    runs_over = Q((f"{path}ends_at__gt", moment - RUNS_OVER)) & ~Q(last_step="")
    return planned & (in_time | runs_over)


class ConversationQuerySet[M: Model](QuerySet[M]):
    def public(self) -> Self:
        """Conversations with a page that is live now, in any language."""
        pages = open_to_all(self.model.pages.rel.related_model)  # type: ignore[attr-defined]
        return self.filter(Exists(pages.filter(conversation=OuterRef("pk"))))

    def with_last_step(self) -> Self:
        """Each with the step that `Conversation.phase` asks for, in the same query."""
        steps = self.model.steps.rel.related_model  # type: ignore[attr-defined]
        return self.annotate(last_step=last_step("pk", steps))

    def ahead(self, moment: datetime) -> Self:
        return self.filter(status__in=AHEAD, ends_at__gt=moment).order_by("starts_at", "pk")

    def with_room(self, people: int = 1, *, online: bool = False) -> Self:
        capacity, taken = SEAT_COLUMNS[online]
        return self.filter(Q(**{f"{capacity}__isnull": True}) | Q(**{f"{taken}__lte": F(capacity) - people}))

    def without_room(self, people: int = 1, *, online: bool = False) -> Self:
        capacity, taken = SEAT_COLUMNS[online]
        return self.filter(**{f"{taken}__gt": F(capacity) - people})

    def with_registration_counts(self) -> Self:
        """Counts people, not registrations: a party of four takes four seats."""

        def count(state: RegistrationState) -> Coalesce:
            return Coalesce(Sum("registrations__party_size", filter=Q(registrations__state=state)), 0)

        return self.annotate(
            n_confirmed=count(RegistrationState.CONFIRMED), n_waiting=count(RegistrationState.WAITING)
        )


class RunStepQuerySet[M: Model](QuerySet[M]):
    def counted(self) -> Self:
        """Of the announced time: a rehearsal, or a run before the conversation was moved, does not count."""
        return self.filter(started_at__gte=F("conversation__starts_at") - RUNS_EARLY)


class RegistrationQuerySet[M: Model](QuerySet[M]):
    def confirmed(self) -> Self:
        return self.filter(state=RegistrationState.CONFIRMED)

    def waiting(self) -> Self:
        return self.filter(state=RegistrationState.WAITING).order_by("waiting_number")

    def queue(self, conversation_id: int, mode: str) -> Self:
        """The waiting list of one side, in order: who has no seat, and who has one on the other side."""
        waits = Q(state=RegistrationState.WAITING, mode=mode)
        switches = Q(state=RegistrationState.CONFIRMED, switch_to=mode)
        return self.filter(waits | switches, conversation=conversation_id).order_by("waiting_number")

    def coming(self) -> Self:
        return self.exclude(state=RegistrationState.CANCELLED)


def door_list(conversation: Any, *, with_people: bool) -> tuple[list[Any], list[Any]]:
    """Confirmed and waiting registrations; empty for roles that see counts only. What people need is not read."""
    if not with_people:
        return [], []
    people = list(
        conversation.registrations.coming()
        .select_related("accommodation")
        .defer("accommodation__need", "accommodation__answer")
        .order_by("created_at", "pk")
    )
    waiting = sorted((each for each in people if each.is_waiting), key=lambda each: each.waiting_number)
    return [each for each in people if each.is_confirmed], waiting
