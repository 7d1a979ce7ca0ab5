"""Refuse passwords made of this site's names, or of repeated characters (security.md S22)."""

import re

from django.contrib.auth.base_user import AbstractBaseUser
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


class RepetitionValidator:
    """A common password repeated is as easily guessed as once."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if re.fullmatch(r"(.{1,9})\1+", password, re.DOTALL):
            raise ValidationError(
                _("This password says the same characters again and again. Choose another.")
            )

    def get_help_text(self) -> str:
        return _("Do not repeat the same characters.")


class ContextWordValidator:
    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        rest = password.lower()
        for word in WORDS:
            rest = rest.replace(word, "")
        if len(rest) < 8 and rest != password.lower():
            raise ValidationError(
                _("This password is built from the name of this site or office. Choose another.")
            )

    def get_help_text(self) -> str:
        return _("Do not build it from the name of this site or office.")
