"""A theme with an outcome, or with one proposed, stays as people were told of it: its title and finding (PAR-02)."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from engagement.choices import ProposalState
from engagement.models import OutcomeProposal, Theme

STAYS_AS_ANSWERED = _(
    "An outcome for this theme has been published or proposed, so its title and finding cannot be changed."
)


def answered_of(themes: Iterable[Theme]) -> set[int]:
    """The themes, by primary key, with an outcome or an open proposal of one."""
    proposed = OutcomeProposal.objects.filter(theme=OuterRef("pk"), state=ProposalState.PROPOSED)
    rows = Theme.objects.filter(pk__in=[each.pk for each in themes if each.pk])
    return set(rows.filter(Q(outcome__isnull=False) | Exists(proposed)).values_list("pk", flat=True))


def changed_fields(theme: Theme, title: dict[str, str], finding: int | None) -> list[str]:
    """Which of "title" and "finding" would be another one than is recorded."""
    changed = ["title"] if _written(title) != _written(theme.title) else []
    return [*changed, "finding"] if finding != theme.finding else changed


def _written(value: dict[str, str]) -> dict[str, str]:
    return {code: words.strip() for code, words in value.items() if words.strip()}
