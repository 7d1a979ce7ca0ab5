"""C2C-08: people who work for an organization on the Governing Board are ineligible.

This only warns and never refuses.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from boards.choices import BodyKind
from boards.models import Application, Seat
from boards.models.applications import EmployerLevel
from cms import clock

# Words in many names, which identify no organization.
COMMON = frozenset(
    (
        "a", "and", "by", "california", "commission", "college", "colleges", "de", "department", "for",
        "member", "members", "of", "office", "president", "public", "school", "schools", "state", "system",
        "the", "university",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Warning:
    sentence: str
    seat: Seat | None = None
    rule: str = "C2C-08"


def warning_for(application: Application, seats: Iterable[Seat] | None = None) -> Warning | None:
    """Warn only for a state agency or central office; staff check whether it holds a seat on the board."""
    if application.employer_level != EmployerLevel.OFFICE:
        return None
    for seat in represented() if seats is None else seats:
        if is_alike(application.employer or application.organization, seat.label):
            words = _("%(employer)s looks like an organization on the Governing Board (%(seat)s).")
            return Warning(words % {"employer": application.employer, "seat": seat}, seat)
    return Warning(
        _(
            "This person works for a state agency or a central office. Check whether it has a seat on "
            "the Governing Board."
        )
    )


def represented() -> list[Seat]:
    """Seats of the Governing Board today."""
    rows = Seat.objects.as_of(clock.today()).filter(body__kind=BodyKind.GOVERNING)
    return list(rows.select_related("body").order_by("position"))


def is_alike(employer: str, label: dict[str, str]) -> bool:
    """Whether both share a distinctive word, in any language of the seat label."""
    mine = conflict_warning(employer)
    return any(mine & conflict_warning(words) for words in label.values())


def conflict_warning(words: str) -> set[str]:
    bare = "".join(
        each for each in unicodedata.normalize("NFKD", words.lower()) if not unicodedata.combining(each)
    )
    return {word for word in re.findall(r"[^\W_]{2,}", bare) if word not in COMMON}
