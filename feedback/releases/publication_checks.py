"""What the gate of publication asks of released numbers: that they know all numbers that are already out (PRV-12)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from feedback.exceptions import NotPossibleNow
from feedback.models import Release
from feedback.releases.selectors import of_family, past_ids, published_tables


def not_yet(release: Release) -> NotPossibleNow | None:
    if not is_behind(release):
        return None
    return NotPossibleNow(
        _(
            "Numbers of another data set have been released since. Calculate the numbers of this data set again first."
        ),
        rule="PRV-12",
    )


def is_behind(release: Release) -> bool:
    """Whether numbers of another cut were published that this release does not take into account."""
    return bool(newer_published(release))


def newer_published(release: Release) -> list[int]:
    """Return the numbers of cuts published since, unless this release is published itself."""
    if published_tables().filter(pk=release.pk).exists():
        return []
    others = published_tables(but=release.pk).filter(of_family(release.cut)).exclude(pk__in=past_ids(release))
    return sorted(set(others.values_list("cut__number", flat=True)))


def on_record() -> Q:
    """A release never changes once its numbers are out, nor is it deleted."""
    return Q(pk__in=published_tables().values("pk"))
