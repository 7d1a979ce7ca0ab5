"""Refuse passwords built from the names of this place (security.md S22)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORDS = (
    "throughline",
    "cradletocareer",
    "cradle-to-career",
    "governingboard",
    "advisoryboard",
    "california",
    "wagtail",
)


class ContextWordValidator:
    def validate(self, password: str, user=None) -> None:
        rest = password.lower()
        for word in WORDS:
            rest = rest.replace(word, "")
        if len(rest) < 8 and rest != password.lower():
            raise ValidationError(
                _("This password is built from the name of this site or office. Choose another.")
            )

    def get_help_text(self) -> str:
        return _("Do not build it from the name of this site or office.")
