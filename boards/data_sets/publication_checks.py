"""What the gate of publication asks of an edition: safe numbers, all that is out, and two people (S14, PRV-12)."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boards.exceptions import NotPossibleNow
from boards.models import DataEdition
from cms.publication import two_people

State = DataEdition.State


def second_person(edition: DataEdition) -> NotPossibleNow | None:
    """Another person than the one who proposed it agreed."""
    if not edition.is_released:
        return NotPossibleNow(
            _("This edition has not been released yet. Two people must agree first."), rule="S14"
        )
    return decided_alone(edition)


def decided_alone(edition: DataEdition) -> NotPossibleNow | None:
    """The refusal if who decided is not another person than who proposed."""
    if two_people.were_two(edition):
        return None
    return NotPossibleNow(_("You proposed this yourself. Another person must decide."), rule="S14")


def not_yet(edition: DataEdition) -> NotPossibleNow | None:
    """What forbids that these numbers leave, whoever decides."""
    if not edition.loss:
        return NotPossibleNow(_("The numbers of this edition have not been calculated yet."), rule="PRV-11")
    if edition.loss["unsafe"]:
        return NotPossibleNow(
            _(
                "This edition cannot be released: a hidden number could still be calculated. Receive a file with "
                "fewer details."
            ),
            rule="PRV-11",
        )
    if is_behind(edition):
        return NotPossibleNow(
            _("Another edition has been released since. Calculate the numbers of this one again first."),
            rule="PRV-12",
        )
    return None


def is_behind(edition: DataEdition) -> bool:
    """Whether an edition went out that this one does not take into account."""
    out = DataEdition.objects.filter(data_set=edition.data_set_id, state=State.RELEASED).exclude(
        pk=edition.pk
    )
    return set(out.values_list("number", flat=True)) != set(edition.loss.get("past", []))


def on_record() -> Q:
    """An edition never changes once it is released, nor is it deleted."""
    return Q(state=State.RELEASED)
