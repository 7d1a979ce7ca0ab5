"""Which rows a reader may see, as words of the domain."""

from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from engagement.choices import AHEAD, RegistrationState


def open_to_all(page_model: type[Page]) -> PageQuerySet:
    """Live pages without a restriction on them or above them, as one condition of one statement."""
    above = PageViewRestriction.objects.alias(child=ExpressionWrapper(OuterRef("path"), CharField()))
    return page_model.objects.live().exclude(Exists(above.filter(child__startswith=F("page__path"))))


def _rank() -> Case:
    """0 for the reader's language, 1 for the site's first one, 2 for any other."""
    return Case(
        When(locale__language_code=get_language() or settings.LANGUAGE_CODE, then=0),
        When(locale__language_code=settings.LANGUAGE_CODE, then=1),
        default=2,
        output_field=IntegerField(),
    )


def spoken(pages: PageQuerySet) -> PageQuerySet:
    """The page that this reader understands best comes first."""
    return pages.annotate(rank=_rank()).order_by("rank", "pk")


def best_pages() -> PageQuerySet:
    """One page of each conversation: in the reader's language, else in the first one."""
    from engagement.models import ConversationPage

    better = open_to_all(ConversationPage).annotate(rank=_rank())
    better = better.filter(conversation=OuterRef("conversation"), rank__lt=OuterRef("rank"))
    return open_to_all(ConversationPage).annotate(rank=_rank()).exclude(Exists(better))


class ConversationQuerySet[M: Model](QuerySet[M]):
    def public(self) -> Self:
        """Conversations with a live page in some language, as of this moment."""
        from engagement.models import ConversationPage

        return self.filter(Exists(open_to_all(ConversationPage).filter(conversation=OuterRef("pk"))))

    def ahead(self, moment: datetime) -> Self:
        return self.filter(status__in=AHEAD, ends_at__gt=moment).order_by("starts_at", "pk")

    def with_room(self, people: int = 1) -> Self:
        return self.filter(Q(capacity__isnull=True) | Q(seats_taken__lte=F("capacity") - people))

    def without_room(self, people: int = 1) -> Self:
        return self.filter(seats_taken__gt=F("capacity") - people)

    def with_registration_counts(self) -> Self:
        """People, not registrations: a party of four takes four seats."""

        def count(state: RegistrationState) -> Coalesce:
            return Coalesce(Sum("registrations__party_size", filter=Q(registrations__state=state)), 0)

        return self.annotate(
            n_confirmed=count(RegistrationState.CONFIRMED), n_waiting=count(RegistrationState.WAITING)
        )


class RegistrationQuerySet[M: Model](QuerySet[M]):
    def confirmed(self) -> Self:
        return self.filter(state=RegistrationState.CONFIRMED)

    def waiting(self) -> Self:
        return self.filter(state=RegistrationState.WAITING).order_by("waiting_number")

    def coming(self) -> Self:
        return self.exclude(state=RegistrationState.CANCELLED)


def door_list(conversation: Any, *, with_people: bool) -> tuple[list[Any], list[Any]]:
    """Who comes and who waits, with what they need. Nothing for those who see counts only."""
    if not with_people:
        return [], []
    people = list(
        conversation.registrations.coming().select_related("accommodation").order_by("created_at", "pk")
    )
    waiting = sorted((each for each in people if each.is_waiting), key=lambda each: each.waiting_number)
    return [each for each in people if each.is_confirmed], waiting
