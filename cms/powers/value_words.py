"""Stored values of a change as people read them."""

from datetime import date

from django.conf import settings
from django.db.models import DateField, Field, ForeignKey
from django.utils.translation import gettext as _

from cms.components.dates import long_date
from cms.i18n.fields import text

NOTHING = "–"


def value_words(field: Field, value: object) -> str:
    if value is None or value == "" or value == {}:
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, ForeignKey):
        return _row_words(field, value)
    if isinstance(field, DateField) and isinstance(value, str):
        return long_date(date.fromisoformat(value[:10]), weekday=False)
    if isinstance(value, dict):
        return _in_each_language(value)
    return str(value)


def _row_words(field: ForeignKey, value: object) -> str:
    found = field.related_model._base_manager.filter(pk=value).first()
    return str(found) if found else _("number %(key)s, which no longer exists") % {"key": value}


def _in_each_language(value: dict[str, str]) -> str:
    codes = [code for code, _name in settings.SITE_LANGUAGES if value.get(code)]
    return " / ".join(value[code] for code in codes) or text(value) or NOTHING
