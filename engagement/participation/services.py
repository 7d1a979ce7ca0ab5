"""Publish participation of a year after it ends. The numbers never change afterwards (PRV-12)."""

from datetime import date, datetime, time

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.records import ledger
from cms.records.history import Actor, actor_label
from engagement import access
from engagement.choices import AHEAD, Status
from engagement.exceptions import NotPossibleNow
from engagement.models import AnnualParticipation, Conversation, Recap
from engagement.participation.counts import year_facts


@transaction.atomic
def publish_year(*, actor: Actor, year: int) -> AnnualParticipation:
    """Publish once, and whole: a number published in between would reveal who came after it."""
    access.require(actor, *access.PUBLISH_ROLES)
    if clock.today().year <= year:
        raise NotPossibleNow(
            _("This year is not over yet. Its numbers can be published once, after it ends."), rule="PRV-12"
        )
    conversations = list(of_year(year).select_for_update(of=("self",)))
    if AnnualParticipation.objects.filter(year=year).exists():
        raise NotPossibleNow(
            _("The numbers of this year are published. They can no longer change."), rule="PRV-12"
        )
    if waiting := [str(each) for each in conversations if each.status in AHEAD]:
        words = _("Mark these conversations as held or canceled first: %(names)s.")
        raise NotPossibleNow(words % {"names": "; ".join(waiting)}, rule="PRV-12")
    facts = year_facts(year, conversations)
    if not facts["conversations"]:
        raise NotPossibleNow(
            _("No attendance was counted at the door this year, so there is nothing to publish.")
        )
    if all(each["cell"]["hidden"] for each in facts["conversations"]):
        words = _(
            "The attendance number of every conversation this year is hidden, so there is nothing to publish."
        )
        raise NotPossibleNow(words, rule="PRV-10")
    row = AnnualParticipation.objects.create(
        year=year,
        facts=facts,
        sha256=Recap.digest(facts),
        published_at=clock.now(),
        published_by=actor_label(actor),
    )
    ledger.append("publish", row, actor=actor)
    return row


def of_year(year: int) -> QuerySet[Conversation]:
    """Conversations of a year in Pacific time, without canceled ones."""
    first, after = (
        datetime.combine(date(each, 1, 1), time(), tzinfo=clock.PACIFIC) for each in (year, year + 1)
    )
    found = Conversation.objects.filter(starts_at__gte=first, starts_at__lt=after)
    return found.exclude(status=Status.CANCELLED).order_by("starts_at", "pk")
