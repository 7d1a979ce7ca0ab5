"""Keys of the record. The first is that of its first checkpoint; each later one is an entry that two people confirmed.

The key before it signs a checkpoint that covers this entry, the voucher: anyone who trusts the old key can follow it to
the new one. Without a voucher, because the old key was lost, readers must get the new key from elsewhere.
"""

import logging
from dataclasses import dataclass

from cms.models import LedgerEntry, RecordCheckpoint, RecordKey
from cms.proofs import signing
from cms.proofs.verify_record import ROTATION, Checkpoint, Refused, check_signature, signed_by

logger = logging.getLogger(__name__)
NOT_AVAILABLE, NOT_REGISTERED = "key not available", "key not registered"


@dataclass(frozen=True)
class KnownKey:
    """``number``: the entry that names the key; 0 for the first. A checkpoint of it covers at least that entry."""

    vkey: str
    number: int


def facts(key: RecordKey) -> dict[str, str]:
    """What the entry of a key seals, open to everyone."""
    return {"key": key.vkey, "previous": key.previous}


def of_site() -> str:
    """The public half of the key that the site was started with."""
    return str(signing.own_key())


def current() -> str:
    """The key that signed the latest checkpoint; before the first one, that of the site."""
    last = RecordCheckpoint.objects.order_by("-size").values_list("key", flat=True).first()
    return last or of_site()


def known() -> list[KnownKey]:
    """Every key of this record, oldest first."""
    first = RecordCheckpoint.objects.order_by("size").values_list("key", flat=True).first()
    found = entries()
    later = [(key.vkey, found.get(str(key.pk))) for key in RecordKey.objects.order_by("pk")]
    return [KnownKey(first or of_site(), 0), *(KnownKey(vkey, at.number) for vkey, at in later if at)]


def entries() -> dict[str, LedgerEntry]:
    """The entry of each later key, by the number of its row."""
    return {entry.key: entry for entry in LedgerEntry.objects.filter(kind=ROTATION).order_by("-number")}


def may_sign(vkey: str, last: RecordCheckpoint | None) -> bool:
    """The key that signed last, or the newest that two people confirmed. A key that was replaced signs no more."""
    return last is None or vkey == last.key or vkey == known()[-1].vkey


def refusal(last: RecordCheckpoint | None) -> str:
    """Why the site signs nothing, as /healthz says it; "" if its key may sign."""
    try:
        own = of_site()
    except Exception:  # hardware and key services raise what they like
        logger.exception("the key of the record is not available")
        return NOT_AVAILABLE
    return "" if may_sign(own, last) else NOT_REGISTERED


def read_signed(note: str) -> Checkpoint:
    """A checkpoint that a key of this record signed. Raises Refused if none did."""
    for each in reversed(known()):
        if signed_by(note, each.vkey):
            return check_signature(note, each.vkey)
    raise Refused("The checkpoint was not signed with the key of this record.")


def keep_voucher(signed: RecordCheckpoint) -> None:
    """A checkpoint of the old key covers the entry of the new one: keep it, for it may be replaced later."""
    waiting = list(RecordKey.objects.filter(previous=signed.key, voucher=""))
    found = entries() if waiting else {}
    for key in waiting:
        entry = found.get(str(key.pk))
        if entry and entry.number <= signed.size:
            RecordKey.objects.filter(pk=key.pk).update(voucher=signed.note)
