"""Forms to enter and leave closed session (BK-32 to BK-34)."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from boards.base_forms import DeskForm
from boards.rules.closed_grounds import EMPLOYEE_NOTICE, Check, Ground
from cms.access import Role
from cms.i18n.fields import TranslatedFormField


class OutForm(DeskForm):
    """Clerk of the minute book, and the conditions of the item's legal ground (BK-32a, BK-34)."""

    clerk = forms.ModelChoiceField(
        label=_("Who attends and keeps the minute book"), queryset=get_user_model().objects.none()
    )

    def __init__(self, *args: Any, ground: Ground | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        clerks = get_user_model().objects.filter(is_active=True, groups__name=Role.CLERK)
        self.fields["clerk"].queryset = clerks.order_by("display_name", "pk")
        self.checks = ground.checks if ground else ()
        for check in self.checks:
            self.fields |= _fields_of(check)

    def given(self) -> dict[str, Any]:
        checks = {check.code: self._answer(check) for check in self.checks}
        return {"clerk": self.cleaned_data["clerk"], "checks": checks}

    def _answer(self, check: Check) -> Any:
        at = self.cleaned_data.get(f"{check.code}_at")
        return at.isoformat() if at else self.cleaned_data.get(check.code)


def _fields_of(check: Check) -> dict[str, forms.Field]:
    """A checkbox or a choice; for notice to an employee, also its time."""
    if not check.answers:
        return {check.code: forms.BooleanField(label=check.words, required=False)}
    choice = forms.ChoiceField(label=check.words, choices=[("", "—"), *check.answers], required=False)
    if check.code != EMPLOYEE_NOTICE:
        return {check.code: choice}
    at = forms.DateTimeField(
        label=_("When the employee received the notice"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    return {check.code: choice, f"{check.code}_at": at}


class BackForm(DeskForm):
    """What is reported in open session (BK-33)."""

    report = TranslatedFormField(
        label=_("What is reported in open session"), long=True, max_length=1000, required=False
    )
    has_personnel_action = forms.BooleanField(
        label=_("The body appointed, employed or dismissed someone"), required=False
    )


class BookForm(DeskForm):
    text = forms.CharField(
        label=_("Topics and decisions"), max_length=20000, widget=forms.Textarea(attrs={"rows": 8})
    )
