"""What the pages of openings say: the pay, the last day, where an opening stands, and what changed of it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from boards.choices import PayUnit
from boards.models import JobOpening, OpeningChange
from cms.components.dates import long_date, plain_date
from cms.differences import Part, text_changes
from cms.i18n.fields import text
from cms.i18n.passages import as_in

SIGNS = {"USD": "$"}
STATES = {
    "draft": pgettext_lazy("opening", "Draft"),
    "open": pgettext_lazy("opening", "Open"),
    "closed": pgettext_lazy("opening", "Closed"),
}
LABELS: dict[str, str | Promise] = {
    "title": gettext_lazy("Title"),
    "division": gettext_lazy("Division"),
    "text": gettext_lazy("The work, and what it takes"),
    "place": gettext_lazy("Place"),
    "pay": gettext_lazy("Pay"),
    "closes_on": gettext_lazy("Last day to apply"),
    "how_to_apply": gettext_lazy("How to apply"),
    "apply_url": gettext_lazy("Form to apply"),
}


@dataclass(frozen=True)
class ChangedFact:
    """One fact of an opening, compared word by word."""

    label: str
    parts: list[Part]


@dataclass(frozen=True)
class ChangeView:
    number: int
    at: datetime
    reason: str
    facts: list[ChangedFact]


def pay(opening: JobOpening) -> str:
    return _pay(opening.pay_from, opening.pay_to, opening.pay_unit, opening.currency)


def _pay(least: int, most: int, unit: str, currency: str) -> str:
    each = PayUnit(unit).label
    if least == most:
        return _("%(amount)s %(each)s") % {"amount": _money(least, currency), "each": each}
    amounts = {"least": _money(least, currency), "most": _money(most, currency), "each": each}
    return _("%(least)s to %(most)s %(each)s") % amounts


def _money(amount: int, currency: str) -> str:
    number = number_format(amount, force_grouping=True)
    return f"{SIGNS[currency]}{number}" if currency in SIGNS else f"{number} {currency}"


def state_label(opening: JobOpening) -> str:
    """Where it stands today, in a word."""
    return str(STATES["open" if opening.is_open() else "closed" if opening.published_at else "draft"])


def standing(opening: JobOpening) -> str:
    """One sentence: until when people can apply, or how it ended, by the day or by the act on record."""
    if not opening.published_at:
        return _("Draft. Nobody outside the staff can see it.")
    if opening.is_open():
        day = long_date(opening.closes_on)
        return _("You can apply until the end of %(day)s, Pacific Time.") % {"day": day}
    if opening.closed_because and opening.closed_at:
        closed = plain_date(opening.closed_at)
        return _("Closed on %(day)s, earlier than announced.") % {"day": closed}
    return _("Closed. The last day to apply was %(day)s.") % {"day": long_date(opening.closes_on)}


def opening_page(opening: JobOpening) -> dict[str, Any]:
    return {
        "opening": opening,
        "is_open": opening.is_open(),
        "standing": standing(opening),
        "pay": pay(opening),
        "changes": [_shown(opening, change) for change in opening.changes.order_by("-number")],
    }


def _shown(opening: JobOpening, change: OpeningChange) -> ChangeView:
    before, after = (_facts(opening, each) for each in (change.before, change.after))
    facts = [
        ChangedFact(str(LABELS[name]), _parts(before[name], after[name]))
        for name in LABELS
        if before[name] != after[name]
    ]
    return ChangeView(change.number, change.at, text(change.reason), facts)


def _facts(opening: JobOpening, stored: dict[str, Any]) -> dict[str, str]:
    """In the reader's language, as the page says them."""
    day = date.fromisoformat(stored["closes_on"])
    words = {name: text(stored[name]) for name in ("title", "division", "text", "place", "how_to_apply")}
    amounts = _pay(stored["pay_from"], stored["pay_to"], stored["pay_unit"], opening.currency)
    return words | {"pay": amounts, "closes_on": long_date(day), "apply_url": stored["apply_url"]}


def _parts(before: str, after: str) -> list[Part]:
    """Each marked with the language of the text that it is from."""
    return [
        Part(part.act, as_in(before if part.act == "removed" else after, part.words))
        for part in text_changes(before, after)
    ]
