"""Forms for campaigns: name, merge, split, reverse."""

from typing import Any

from django import forms
from django.db.models import F
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.cleaning import clean_text, whole_numbers
from feedback.models import Campaign
from feedback.moderation.forms import DeskForm

MOST_AT_ONCE = 10
ORDERS = {
    "size": ("-size", "pk"),
    "newest": ("-made_at", "-pk"),
    "similarity": (F("least_alike").asc(nulls_last=True), "pk"),
}


class CampaignForm(DeskForm):
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        required=False,
        help_text=_("In your own words, for example: Letter from the parents’ union, June."),
    )

    def clean_name(self) -> str:
        return clean_text(self.cleaned_data["name"])


class ListForm(DeskForm):
    """GET form for the list; invalid values are ignored."""

    order = forms.ChoiceField(
        label=_("Sort by"),
        choices=[
            ("size", _("Size, largest first")),
            ("newest", _("Newest first")),
            ("similarity", _("Lowest similarity first")),
        ],
        required=False,
    )

    def chosen(self) -> str:
        return (self.is_valid() and self.cleaned_data["order"]) or "size"


class ReasonForm(DeskForm):
    """Why something is decided, and what the page was made from."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=True,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stays in the history. Do not repeat what a person wrote."),
    )
    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)

    def clean_reason(self) -> str:
        return clean_text(self.cleaned_data["reason"])

    def renew(self, stamp: str) -> None:
        """Let a refused form be sent again from the page that shows how things are now."""
        data = QueryDict(mutable=True)
        data.update({name: value for name, value in self.data.items() if name != "stamp"})
        data["stamp"] = stamp
        self.data = data


class MergeForm(ReasonForm):
    into = forms.TypedChoiceField(
        label=_("Which campaign do you want to keep?"),
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("It keeps its number and its name. The others are closed and refer to it."),
    )

    field_order = ("into", "reason")

    def __init__(self, *args: Any, campaigns: list[Campaign], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(each.pk, f"{each}, {_letters(each.size)}") for each in campaigns]


class SplitForm(ReasonForm):
    way = forms.ChoiceField(
        label=_("What should happen to these letters?"),
        choices=[
            ("campaign", _("Make them a second campaign")),
            ("apart", _("Count them separately, one by one")),
        ],
        initial="campaign",
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Name of the second campaign"),
        max_length=120,
        required=False,
        help_text=_("In your own words, for example: Letter from the parents’ union, June."),
    )

    field_order = ("way", "name", "reason")

    def clean_name(self) -> str:
        return clean_text(self.cleaned_data["name"])


def _letters(n: int) -> str:
    return ngettext("%(n)s letter", "%(n)s letters", n) % {"n": n}


def chosen_campaigns(data: QueryDict) -> list[int]:
    """Return the ids of the campaigns that a page was asked for, without invalid ones, at most ten."""
    return list(dict.fromkeys(whole_numbers(data.getlist("campaign"))))[:MOST_AT_ONCE]
