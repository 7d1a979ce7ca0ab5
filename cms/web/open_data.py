"""The index of open data at /api/: each room registers the addresses it serves to programs."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.extension_points import provide, provided


@dataclass(frozen=True)
class Source:
    address: str
    what: Any


POINT = "open_data"


def register(address: str, what: Any) -> None:
    """Register an address and what it gives, in words. Apps do so in their ``extension_points``."""
    provide(POINT, Source(address, what))


def sources() -> list[Source]:
    return sorted(provided(POINT), key=lambda source: source.address)


register(
    "/trace/<kind>/<id>/data.json", _("The chain of one thing, both ways: things, links, who, when and why.")
)
register("/verify/chain.csv", _("Every entry of the record, with its fingerprint."))
register("/healthz", _("Whether the site is in order: database, queue, backups, storage."))
