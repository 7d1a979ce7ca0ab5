"""The codebook in the file of a form: written with it, and made again and proposed for the form on another site."""

from typing import Any

from django.utils.translation import gettext as _

from cms import clock
from cms.access import has_role
from cms.i18n.fields import text
from cms.powers.definitions import find_power
from cms.powers.services import propose
from cms.records.history import Actor
from feedback import access
from feedback.coding.carried_books import book_as_json, book_from_json
from feedback.forms import carried_codebook
from feedback.models import Codebook, Form

KIND = "form-codebook"


class CarriedCodebook:
    def write(self, form: Form) -> dict[str, Any]:
        return book_as_json(form.codebook) if form.codebook else {}

    def bring(self, actor: Actor, form: Form, facts: dict[str, Any], slug: str) -> str:
        """Only who codes makes codebooks; for others the form comes without it."""
        if isinstance(actor, str) or not has_role(actor, *access.CODE_ROLES):
            return _(
                "The form’s codebook was left out: only analysts and publishers add codebooks. "
                "Ask one of them to import it and to propose it for this form."
            )
        book, is_new = book_from_json(actor=actor, facts=facts, slug=slug)
        _propose(actor, form, book)
        names = {"book": text(book.name) or book.slug}
        came = (
            _("Its codebook “%(book)s” was added.")
            if is_new
            else _("Its codebook “%(book)s” is here already.")
        )
        then = _(
            "Using it for the form has been proposed; that takes effect once a second person confirms it."
        )
        return f"{came % names} {then}"


def _propose(actor: Actor, form: Form, book: Codebook) -> None:
    power = find_power(KIND)
    if power is None:
        return
    propose(
        actor=actor,
        power=power,
        key=power.key_of(form),
        label=power.label_of(form),
        after=power.values_of(form) | {"codebook": book.pk},
        reason=_("Copied with the form from a file."),
        effective_on=clock.today(),
    )


carried_codebook.register(CarriedCodebook())
