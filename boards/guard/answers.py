"""Answers of the guard: yes, or no with the rule, a plain reason and the staff contact."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from boards.exceptions import GuardRefused
from cms.site_cache import office


@dataclass(frozen=True)
class Answer:
    allowed: bool
    rule: str = ""
    why: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def or_refuse(self) -> None:
        if not self.allowed:
            raise refusal(self.why, rule=self.rule)


def refusal(words: str | Promise, *, rule: str) -> GuardRefused:
    return GuardRefused(words, rule=rule, why=whom_to_ask())


def whom_to_ask() -> str:
    """The staff contact, from the office settings."""
    found = office()
    ways = [way for way in (found.contact_person, found.phone, found.email) if way]
    return _("Ask the staff: %(ways)s") % {"ways": ", ".join(ways) or found.name}
