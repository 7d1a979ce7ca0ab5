"""Whether withdrawing a material ends public access, and why not where it does not (BK-50)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from boards.materials.versions import formats_of
from boards.models import Material
from cms import clock
from cms.components.dates import long_date
from feedback.reference_data.languages import language_name


@dataclass(frozen=True)
class Withdrawal:
    """What withdrawing does, as the screen says it before the button."""

    stays: bool
    words: str


def withdrawal_of(material: Material) -> Withdrawal:
    if not material.is_public:
        return Withdrawal(stays=False, words=_ends(material))
    since = material.public_record_at or material.public_since or clock.now()
    if material.public_record_at:
        words = _(
            "A majority of the members received it on %(day)s. That made it a public record, which no one can take "
            "back (Gov. Code § 11125.1(a)): it stays available, marked “Withdrawn from the agenda”."
        )
        return Withdrawal(stays=True, words=words % {"day": long_date(since)})
    words = _(
        "It has been public since %(day)s, with the agenda or as a handout. What was posted stays on the record: it "
        "remains available, marked “Withdrawn from the agenda”, and the next version of the agenda leaves it out."
    )
    return Withdrawal(stays=True, words=words % {"day": long_date(since)})


def _ends(material: Material) -> str:
    if material.distributions.exists():
        return _(
            "It was never posted, and no majority of the members received it. Access ends at once, also for the "
            "members it was sent to."
        )
    return _("It was never posted or sent. Access ends at once.")


def other_public_formats(material: Material) -> list[Material]:
    """Other formats and languages that the public has, with the name of their language."""
    others = list(formats_of(material).public().exclude(pk=material.pk).prefetch_related("versions"))
    for row in others:
        vars(row)["language"] = language_name(row.versions.all()[0].language)
    return others
