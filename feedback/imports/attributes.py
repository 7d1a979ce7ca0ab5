"""Facts about comments that no question asks: read from columns, defined once for a form."""

import re

from django.utils.translation import gettext as _

from feedback.imports.cell_reading import Rules
from feedback.imports.dates import as_text, read_date
from feedback.imports.exceptions import BadRow
from feedback.models import Attribute, Form

Kind = Attribute.Kind
LONGEST = 10_000
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?$")


def read_attribute(kind: str, name: str, value: str, rules: Rules) -> str | int | float:
    """Return the stored value of one cell; raises ``BadRow``."""
    if kind == Kind.NUMBER:
        return _number(name, value)
    if kind == Kind.DATE:
        found = read_date(value, rules.dates.get(name) or "iso", rules.zone)
        if found is None:
            raise not_a_date(name, value)
        return as_text(found)
    if len(value) > LONGEST:
        raise BadRow(
            _("“%(name)s” is longer than 10,000 characters.") % {"name": name[:80]}, kind="long", column=name
        )
    return value


def not_a_date(name: str, value: str) -> BadRow:
    return BadRow(
        _("“%(value)s” does not match the date format of this column.") % {"value": value[:40]},
        kind="date",
        column=name,
        value=value,
    )


def _number(name: str, value: str) -> int | float:
    if not _NUMBER.match(value):
        message = _("“%(value)s” is not a number. “%(name)s” is a column of numbers.")
        raise BadRow(
            message % {"value": value[:60], "name": name[:80]}, kind="number", column=name, value=value
        )
    plain = value.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def define(form: Form, wanted: dict[str, tuple[str, str]]) -> None:
    """Create the attributes of a form that it does not have yet. ``wanted``: key → kind and name.

    The kinds of those that it has are the same: see ``attribute_keys.settled``.
    """
    Attribute.objects.bulk_create(
        (
            Attribute(form=form, key=key, kind=kind, label=label[:200])
            for key, (kind, label) in wanted.items()
        ),
        ignore_conflicts=True,
    )
