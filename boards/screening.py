"""PRV-08: find apparent personal information in text that may be published, and ask for confirmation."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.pii.identifiers import find_identifiers
from feedback.submissions.public_form.screening import FOUND


def may_field() -> forms.BooleanField:
    """Checkbox to confirm the text; appears only after a match."""
    return forms.BooleanField(label=_("It is my own and it may be public"), required=False)


class Screened:
    """Mixin for a public form with one screened field, followed by the confirmation checkbox ``may``."""

    screened = ""
    fields: dict[str, forms.Field]
    data: Mapping[str, Any]

    def keep_may_back(self) -> None:
        self._may = self.fields.pop("may")
        if "may" in self.data:
            self._offer_may()

    def screen(self, cleaned: dict[str, Any]) -> None:
        words = cleaned.get(self.screened) or ""
        found = find_identifiers(words)
        if not found or cleaned.get("may"):
            return
        first = found[0]
        message = _(
            "Your text has what looks like %(kind)s: %(words)s. Take it out, or tell us it may be public."
        )
        facts = {"kind": FOUND.get(first.kind, first.kind), "words": words[first.start : first.end]}
        self.add_error(self.screened, message % facts)  # type: ignore[attr-defined]
        self._offer_may()

    def _offer_may(self) -> None:
        names = [name for name in self.fields if name != "may"]
        self.fields["may"] = self._may
        names.insert(names.index(self.screened) + 1, "may")
        self.order_fields(names)  # type: ignore[attr-defined]
