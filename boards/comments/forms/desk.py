"""Desk forms for comments and accommodation requests."""

from django import forms
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.choices import AidState, ItemKind
from cms.i18n.fields import TranslatedFormField


class LaterForm(DeskForm):
    """BK-21: add an item to a later agenda from a comment."""

    title = TranslatedFormField(label=_("Item title"), max_length=250)
    text = TranslatedFormField(label=_("More information"), long=True, max_length=1500, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (kind.value, kind.label) for kind in (ItemKind.INFORMATION, ItemKind.DISCUSSION, ItemKind.ACTION)
        ],
        initial=ItemKind.DISCUSSION,
    )


class AidAnswerForm(DeskForm):
    state = forms.ChoiceField(
        label=_("Outcome"),
        choices=[choice for choice in AidState.choices if choice[0] != AidState.OPEN],
        widget=forms.RadioSelect,
        help_text=_("If in doubt, decide in favor of access (Gov. Code § 11123.2(d))."),
    )
    answer = forms.CharField(
        label=_("What was done"),
        max_length=300,
        help_text=_(
            "The person who asked can read this. If the request could not be met, explain what you offer "
            "instead."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
