"""Agreements: sealed steps, signatures and documents; each stored file has its SHA-256."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from boards.materials.uploads import digest
from boards.models import AgreementDocument, AgreementStep, PartyStep, Signature
from cms.records.ledger import seals, verifier


@seals(AgreementStep, kind="agreementstep")
def agreement_step(obj: AgreementStep) -> dict:
    return {"agreement": obj.agreement_id, "status": obj.status, "on": str(obj.on)}


@seals(PartyStep, kind="partystep")
def party_step(obj: PartyStep) -> dict:
    return {"party": obj.party_id, "status": obj.status, "on": str(obj.on)}


@seals(Signature, kind="signature")
def signature(obj: Signature) -> dict:
    return {"agreement": obj.agreement_id, "party": obj.party_id, "on": str(obj.signed_on or "")}


@seals(AgreementDocument, kind="agreement_document")
def document(obj: AgreementDocument) -> dict:
    return {"agreement": obj.agreement_id, "number": obj.number, "sha256": obj.sha256}


@verifier("files of agreements")
def files() -> Iterator[str]:
    for each in AgreementDocument.objects.exclude(file="").order_by("pk").iterator(100):
        try:
            with each.file.open("rb") as stored:
                same = digest(stored) == each.sha256
        except OSError:
            same = False
        if not same:
            yield _("The file of %(what)s is missing or was changed.") % {"what": each.name}
