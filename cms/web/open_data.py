"""The index of open data at /api/: each room registers the addresses it serves to programs."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Source:
    address: str
    what: Any


_sources: list[Source] = []


def register(address: str, what: Any) -> None:
    """Register an address and what it gives, in words. Rooms do so in their ``slots`` module."""
    _sources.append(Source(address, what))


def sources() -> list[Source]:
    return sorted(_sources, key=lambda source: source.address)


register(
    "/trace/<kind>/<id>/data.json",
    _("The links of one record, in both directions: records, links, who, when and why."),
)
register("/verify/chain.csv", _("Every entry of the record, with its fingerprint."))
register("/healthz", _("Whether the site is in order: database, queue, backups, storage."))
