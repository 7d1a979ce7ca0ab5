"""The field for the seats of a conversation: in the room, or online."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_SEATS = 100_000


class SeatsField(forms.IntegerField):
    """1 to `MOST_SEATS`; None if there is room for everyone."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("Leave blank if there is room for everyone."))
        super().__init__(required=False, min_value=1, max_value=MOST_SEATS, **options)
