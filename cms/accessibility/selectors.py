"""Which certificate holds now, and which did before."""

from dataclasses import dataclass, field
from datetime import date

from cms import clock
from cms.accessibility import rules
from cms.models import AccessibilityCertificate


@dataclass(frozen=True)
class Certificates:
    due: date
    current: AccessibilityCertificate | None = None
    earlier: list[AccessibilityCertificate] = field(default_factory=list)


def certificates() -> Certificates:
    """The newest one that is signed and not withdrawn holds. Without one, the next due date of the law counts."""
    today = clock.today()
    found = list(AccessibilityCertificate.objects.filter(signed_on__lte=today).select_related("document"))
    current = next((each for each in found if each.withdrawn_on is None), None)
    due = current.next_due if current else rules.due_after(today)
    return Certificates(due, current, [each for each in found if each is not current])
