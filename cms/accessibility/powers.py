"""A certificate is entered by an administrator and confirmed by a second person; so is a correction of one."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms import clock
from cms.access import Role
from cms.accessibility import rules
from cms.models import AccessibilityCertificate, SiteDocument
from cms.powers.definitions import Power, define
from cms.powers.forms import ProposalForm

KIND = "accessibility-certificate"


class CertificateForm(ProposalForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["next_due"] = rules.next_due(clock.today())
        document = self.fields["document"]
        if isinstance(document, forms.ModelChoiceField):
            document.queryset = SiteDocument.objects.order_by("title")

    def clean_signed_on(self) -> date:
        day = self.cleaned_data["signed_on"]
        if day > clock.today():
            raise forms.ValidationError(_("This date is in the future. Enter the date it was signed."))
        return day

    def clean_next_due(self) -> date:
        day = self.cleaned_data["next_due"]
        if not rules.is_due_date(day):
            raise forms.ValidationError(_("Enter July 1 of an odd-numbered year, such as 07/01/2027."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        signed, due, withdrawn = (given.get(name) for name in ("signed_on", "next_due", "withdrawn_on"))
        if signed and due and not signed < due <= rules.next_due(signed):
            latest = rules.next_due(signed)
            self.add_error(
                "next_due",
                _(
                    "A certificate is valid for two years at most. Enter a date no later than July 1, "
                    "%(year)s."
                )
                % {"year": latest.year},
            )
        if signed and withdrawn and withdrawn < signed:
            self.add_error(
                "withdrawn_on",
                _("It cannot be withdrawn before it was signed. Enter a date on or after the signing date."),
            )
        if bool(given.get("officer_name")) != bool(given.get("officer_title")):
            self.add_error(
                "officer_title", _("Enter both the name and the title of the officer, or neither.")
            )
        return given


define(
    Power(
        kind=KIND,
        title=gettext_lazy("Accessibility certificate"),
        model=AccessibilityCertificate,
        fields=(
            "signer_name",
            "signer_title",
            "officer_name",
            "officer_title",
            "signed_on",
            "standard",
            "scope",
            "known_gaps",
            "next_due",
            "document",
            "withdrawn_on",
        ),
        hint=gettext_lazy(
            "The certificate that the head of the office and its chief information officer signed for "
            "this site (Gov. Code § 11546.7). Once it is confirmed, it appears on the Accessibility page."
        ),
        proposers=(Role.ADMINISTRATOR,),
        form=CertificateForm,
        may_create=True,
        order=84,
    )
)
