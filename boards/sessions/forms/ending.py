"""Form to confirm the end of a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm


class EndForm(DeskForm):
    """Asks for a reason only if public comment was never called."""

    because = forms.CharField(
        label=_("Why public comment was not called"),
        max_length=300,
        help_text=_("The public will see it, with the list of items not called."),
        error_messages={"required": _("Explain why public comment was not called.")},
    )

    def __init__(self, *args: Any, asks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks:
            del self.fields["because"]

    def given(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
