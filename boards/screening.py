"""PRV-08: what looks like private data in words that may be public is shown back before it goes out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.pii.identifiers import find_identifiers
from feedback.submissions.public_form.screening import FOUND


def may_field() -> forms.BooleanField:
    """The tick that appears once something was found."""
    return forms.BooleanField(label=_("It is my own and it may be public"), required=False)


class Screened:
    """A public form with one field whose words may be public, and the tick ``may`` right after it."""

    screened = ""
    fields: dict[str, forms.Field]
    data: Any

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
            "Your text contains what looks like %(kind)s: %(words)s. Remove it, or tell us it may be public."
        )
        facts = {"kind": FOUND.get(first.kind, first.kind), "words": words[first.start : first.end]}
        self.add_error(self.screened, message % facts)  # type: ignore[attr-defined]
        self._offer_may()

    def _offer_may(self) -> None:
        names = [name for name in self.fields if name != "may"]
        self.fields["may"] = self._may
        names.insert(names.index(self.screened) + 1, "may")
        self.order_fields(names)  # type: ignore[attr-defined]
