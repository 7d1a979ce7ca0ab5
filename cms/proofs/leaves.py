"""What an entry of the record says in public, and the digest of what it seals.

A leaf has number, time, act, kind and subject of a fact, the role of who did it, and two digests. Their salt stays
beside the row until what they cover is removed: nobody finds a short text or a name by trying. The digest of who did
it is keyed as well: the salt of what anyone may see is public.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet

from cms.models import LedgerEntry
from cms.proofs.verify_record import canonical, leaf_hash, sealed_digest
from cms.secrets import record_key, record_keys

SALT_BYTES = 32
FIELDS = ("number", "at", "act", "kind", "subject", "role", "actor_digest", "digest")


def leaf_of(entry: LedgerEntry) -> dict[str, Any]:
    """The public entry: what its hash covers."""
    return {
        "number": entry.number,
        "time": time_of(entry.at),
        "act": entry.act,
        "kind": entry.kind,
        "subject": entry.subject,
        "actor": {"role": entry.role, "digest": entry.actor_digest},
        "digest": entry.digest,
    }


def time_of(moment: datetime) -> str:
    """A second of UTC as RFC 3339 has it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def sealed(key: str, facts: dict[str, Any]) -> dict[str, Any]:
    """What the digest of an entry covers: the key of the row, and the facts that may not change silently."""
    return {"key": key, "fields": plain(facts)}


def plain(value: object) -> Any:
    """Facts as canonical JSON can hold them: dates, ids and fractions become strings."""
    return json.loads(json.dumps(value, default=str), parse_float=str)


def set_hashes(entry: LedgerEntry, facts: dict[str, Any]) -> None:
    """Give a new entry its salt, its digests and its hash."""
    salt = secrets.token_bytes(SALT_BYTES)
    entry.salt = salt.hex()
    entry.digest = sealed_digest(salt, sealed(entry.key, facts))
    entry.actor_digest = _actor_digest(salt, entry.actor, record_key())
    entry.leaf = hash_of(entry).hex()


def hash_of(entry: LedgerEntry) -> bytes:
    return leaf_hash(canonical(leaf_of(entry)))


def has_digest_of(entry: LedgerEntry, facts: dict[str, Any]) -> bool:
    """Whether these facts are those that were sealed. Raises ValueError if the salt is gone."""
    return sealed_digest(_salt(entry), sealed(entry.key, facts)) == entry.digest


def has_its_actor(entry: LedgerEntry) -> bool:
    salt = _salt(entry)
    return any(_actor_digest(salt, entry.actor, key) == entry.actor_digest for key in record_keys())


def _actor_digest(salt: bytes, actor: str, key: bytes) -> str:
    return sealed_digest(hmac.new(key, salt, hashlib.sha256).digest(), ["actor", actor])


def _salt(entry: LedgerEntry) -> bytes:
    if not entry.salt:
        raise ValueError(f"The salt of entry {entry.number} was destroyed.")
    return bytes.fromhex(entry.salt)


def entries(first: int, last: int) -> QuerySet[LedgerEntry]:
    """Entries from one number to another, in order, with what their leaf says."""
    found = LedgerEntry.objects.filter(number__gte=first, number__lte=last)
    return found.order_by("number").only(*FIELDS)


def leaf_bytes(found: Iterable[LedgerEntry]) -> list[bytes]:
    """The canonical JSON of each leaf."""
    return [canonical(leaf_of(entry)) for entry in found]
