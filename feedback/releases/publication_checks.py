"""What the gate of publication asks of a release: a data set that may leave, knowledge of all numbers that are already
out (PRV-12), and two people (S14)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.publication import two_people
from feedback.exceptions import NotPossibleNow
from feedback.models import Cut, Release
from feedback.releases.selectors import of_family, past_ids, published_tables, release_of

TOO_FEW = _(
    "This data set cannot be released: its filters would single out a few people. Choose a wider "
    "selection. (The exact numbers are on the desk.)"
)


def second_person(release: Release) -> NotPossibleNow | None:
    """Another person than the one who proposed it agreed."""
    if not release.is_released:
        return NotPossibleNow(
            _("The numbers of data set %(number)s have not been released yet. Two people must agree first.")
            % {"number": release.cut.number},
            rule="S14",
            ways=[(_("Open the release"), release.get_absolute_url())],
        )
    return decided_alone(release)


def decided_alone(release: Release) -> NotPossibleNow | None:
    """The refusal if who decided is not another person than who proposed."""
    if two_people.were_two(release):
        return None
    return NotPossibleNow(_("You proposed this yourself. Another person must decide."), rule="S14")


def not_yet(release: Release) -> NotPossibleNow | None:
    if release.obstacle:
        return NotPossibleNow(TOO_FEW, rule="PRV-10")
    if not is_behind(release):
        return None
    return NotPossibleNow(
        _(
            "Numbers of another data set have been released since. Calculate the numbers of this data set again first."
        ),
        rule="PRV-12",
    )


def why_unreleased(cut: Cut) -> NotPossibleNow | None:
    """What forbids that a file, page or finding takes numbers from this data set."""
    release = release_of(cut)
    if release is None:
        return NotPossibleNow(
            _("The numbers of data set %(number)s have not been calculated yet.") % {"number": cut.number},
            rule="PRV-11",
        )
    return not_yet(release) or second_person(release)


def is_behind(release: Release) -> bool:
    """Whether numbers of another cut were released that this release does not take into account."""
    return bool(newer_published(release))


def newer_published(release: Release) -> list[int]:
    """Return the numbers of cuts released since, unless this release is out itself."""
    if published_tables().filter(pk=release.pk).exists():
        return []
    others = published_tables(but=release.pk).filter(of_family(release.cut)).exclude(pk__in=past_ids(release))
    return sorted(set(others.values_list("cut__number", flat=True)))


def on_record() -> Q:
    """A release never changes once its numbers are out, nor is it deleted."""
    return Q(pk__in=published_tables().values("pk"))
