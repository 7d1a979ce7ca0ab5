"""The suppression list: addresses to which this site sends no mail.

It holds back only kinds of messages that a person asked for and can do without: an app names them with ``holds_back``.
Messages about an account, a power or a public notice always go out.

Only a keyed digest and the domain of an address are stored. The list outlives the address's other rows, and holding
no address it says of nobody that they once gave us theirs.
"""

import re
from collections.abc import Iterable

from django.db import transaction
from django.utils.crypto import salted_hmac

from cms import clock
from cms.extension_points import provide, provided
from cms.models import OutboxMessage, SuppressedAddress
from cms.records.history import Actor, record

SALT, KINDS = "cms.mail.suppression", "mail.suppressible"
Reason = SuppressedAddress.Reason


def digest_of(address: str) -> str:
    return salted_hmac(SALT, _plain(address), algorithm="sha256").hexdigest()


def holds_back(*kinds: str) -> None:
    """Name kinds of messages (``about_kind``) that are not sent to an address on the list."""
    for kind in kinds:
        provide(KINDS, kind)


def is_held_back(message: OutboxMessage) -> bool:
    return message.about_kind in provided(KINDS) and is_suppressed(message.to)


def is_suppressed(address: str) -> bool:
    return bool(suppressed_among([address]))


def suppressed_among(addresses: Iterable[str]) -> set[str]:
    """The digests of those addresses that are on the list."""
    digests = {digest_of(address) for address in addresses}
    rows = SuppressedAddress.objects.in_force().filter(digest__in=digests)
    return set(rows.values_list("digest", flat=True))


def reached(addresses: Iterable[str]) -> list[str]:
    """The addresses that get a message of a kind that is held back from those on the list."""
    found = [address for address in addresses if address]
    stopped = suppressed_among(found)
    return [address for address in found if digest_of(address) not in stopped]


@transaction.atomic
def suppress(*, actor: Actor, address: str, reason: str) -> SuppressedAddress:
    """Put an address on the list. Once on it, it keeps its first reason, unless its owner asks."""
    rows = SuppressedAddress.objects.select_for_update()
    row = rows.filter(digest=digest_of(address)).first()
    if row is not None and row.is_in_force and (row.reason == reason or reason == Reason.BOUNCED):
        return row
    row = row or SuppressedAddress(digest=digest_of(address))
    row.domain, row.reason = re.sub(r"^.*@", "", _plain(address))[:120], Reason(reason)
    row.since, row.lifted_at = clock.now(), None
    return record(row, actor=actor, reason=f"no mail: {reason}")


@transaction.atomic
def lift(*, actor: Actor, suppressed: SuppressedAddress) -> SuppressedAddress:
    row = SuppressedAddress.objects.select_for_update().get(pk=suppressed.pk)
    if not row.is_in_force:
        return row
    row.lifted_at = clock.now()
    return record(row, actor=actor, reason="mail again")


def lift_bounced(address: str) -> None:
    """Whoever owns the address asked for mail again: after a bounce, it is tried once more."""
    rows = SuppressedAddress.objects.in_force().filter(reason=Reason.BOUNCED)
    if row := rows.filter(digest=digest_of(address)).first():
        lift(actor="system:subscriber", suppressed=row)


def _plain(address: str) -> str:
    return address.strip().lower()
