"""A new key of the record is proposed by an administrator, confirmed by another, and an entry of the record."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.access import Role
from cms.models import RecordKey
from cms.powers.definitions import Power, define
from cms.powers.forms import ProposalForm
from cms.proofs import keys
from cms.proofs.verify_record import ROTATION, SIGNATURE, Refused, read_key
from cms.records import ledger
from cms.records.history import Actor
from cms.records.public_proofs import opens
from cms.records.validation import validate

KIND = "record-key"
ADMINISTRATORS = (Role.ADMINISTRATOR,)


def _subject(key: RecordKey) -> str:
    return read_key(key.vkey).key_id.hex()


@ledger.seals(RecordKey, kind=ROTATION, subject=_subject, complete=RecordKey.objects.all)
def _facts(key: RecordKey) -> dict:
    return keys.facts(key)


@opens(ROTATION)
def record_keys() -> QuerySet[RecordKey]:
    return RecordKey.objects.all()


class KeyForm(ProposalForm):
    vkey = forms.CharField(
        label=gettext_lazy("Public key"),
        max_length=350,
        help_text=gettext_lazy("The line that the command record_key prints. Never enter the key itself."),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_vkey(self) -> str:
        vkey = self.cleaned_data["vkey"].strip()
        try:
            key = read_key(vkey)
        except Refused as error:
            raise forms.ValidationError(
                _(
                    "This is not a public key of a record. Copy the line that the command printed, from its start "
                    "to its end."
                )
            ) from error
        own = read_key(keys.current())
        if key.name != own.name or key.algorithm != SIGNATURE:
            raise forms.ValidationError(
                _("This key is for another record. The name of this one is %(name)s.") % {"name": own.name}
            )
        if vkey in [each.vkey for each in keys.known()]:
            raise forms.ValidationError(_("The record has, or had, this key already. Make a new one."))
        return vkey


class KeyPower(Power[RecordKey]):
    """A key is never changed, only followed by another."""

    def choices(self) -> Iterable[RecordKey]:
        return ()

    def find(self, key: str) -> RecordKey | None:
        return None

    def label_of(self, thing: RecordKey) -> str:
        return thing.vkey[:200]

    def write(self, thing: RecordKey, values: dict[str, Any], *, actor: Actor, reason: str) -> None:
        thing.vkey, thing.previous = values["vkey"], keys.current()
        validate(thing)
        thing.save()
        ledger.append("rotate", thing, actor=actor)


define(
    KeyPower(
        kind=KIND,
        title=gettext_lazy("Key of the record"),
        model=RecordKey,
        fields=("vkey",),
        hint=gettext_lazy(
            "The key that signs the checkpoints of the public record. Once a change is confirmed, wait until "
            "the earlier key has signed it; the page on the state of the record says when. Then put the new "
            "key into the settings."
        ),
        proposers=ADMINISTRATORS,
        confirmers=ADMINISTRATORS,
        form=KeyForm,
        may_create=True,
        order=86,
    )
)
