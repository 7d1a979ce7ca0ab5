"""What the guard says: yes, or no with the rule, the reason in plain words, and whom to ask."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from boards.exceptions import GuardRefused
from cms.site_cache import office


@dataclass(frozen=True)
class Answer:
    allowed: bool
    rule: str = ""
    why: Any = ""

    def __bool__(self) -> bool:
        return self.allowed

    def or_refuse(self) -> None:
        if not self.allowed:
            raise refusal(self.why, rule=self.rule)


def refusal(words: Any, *, rule: str) -> GuardRefused:
    return GuardRefused(words, rule=rule, why=whom_to_ask())


def whom_to_ask() -> str:
    """The staff, by the office's own contact."""
    found = office()
    ways = [way for way in (found.contact_person, found.phone, found.email) if way]
    return _("Ask staff: %(ways)s") % {"ways": ", ".join(ways) or found.name}
