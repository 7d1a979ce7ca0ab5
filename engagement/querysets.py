"""Which rows a reader may see, as words of the domain."""

from datetime import datetime

from django.db.models import CharField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from engagement.choices import AHEAD, RegistrationState


def open_to_all(page_model: type[Page]) -> PageQuerySet:
    """Live pages without a restriction on them or above them, as one condition of one statement."""
    above = PageViewRestriction.objects.alias(child=ExpressionWrapper(OuterRef("path"), CharField()))
    return page_model.objects.live().exclude(Exists(above.filter(child__startswith=F("page__path"))))


class ConversationQuerySet(QuerySet):
    def public(self) -> "ConversationQuerySet":
        """Conversations with a live page in some language, as of this moment."""
        from engagement.models import ConversationPage

        return self.filter(Exists(open_to_all(ConversationPage).filter(conversation=OuterRef("pk"))))

    def ahead(self, moment: datetime) -> "ConversationQuerySet":
        return self.filter(status__in=AHEAD, ends_at__gt=moment).order_by("starts_at", "pk")

    def with_room(self) -> "ConversationQuerySet":
        return self.filter(Q(capacity__isnull=True) | Q(seats_taken__lt=F("capacity")))

    def full(self) -> "ConversationQuerySet":
        return self.filter(seats_taken__gte=F("capacity"))

    def with_registration_counts(self) -> "ConversationQuerySet":
        def count(state: RegistrationState) -> Count:
            return Count("registrations", filter=Q(registrations__state=state))

        return self.annotate(
            n_confirmed=count(RegistrationState.CONFIRMED), n_waiting=count(RegistrationState.WAITING)
        )


class RegistrationQuerySet(QuerySet):
    def confirmed(self) -> "RegistrationQuerySet":
        return self.filter(state=RegistrationState.CONFIRMED)

    def waiting(self) -> "RegistrationQuerySet":
        return self.filter(state=RegistrationState.WAITING).order_by("waiting_number")

    def coming(self) -> "RegistrationQuerySet":
        return self.exclude(state=RegistrationState.CANCELLED)


def door_list(conversation, *, with_people: bool) -> tuple[list, list]:
    """Who comes and who waits, with what they need. Nothing for those who see counts only."""
    if not with_people:
        return [], []
    people = list(
        conversation.registrations.coming().select_related("accommodation").order_by("created_at", "pk")
    )
    waiting = sorted((each for each in people if each.is_waiting), key=lambda each: each.waiting_number)
    return [each for each in people if each.is_confirmed], waiting
