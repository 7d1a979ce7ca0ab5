"""Registry of open data for the index at /api/: each app registers the URLs it serves to programs."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.extension_points import provide, provided


@dataclass(frozen=True)
class Source:
    address: str
    what: str | Promise


POINT = "open_data"


def register(address: str, what: str | Promise) -> None:
    """Register a URL and its description. Apps do so in modules that their ``site/`` loads at startup."""
    provide(POINT, Source(address, what))


def sources() -> list[Source]:
    return sorted(provided(POINT), key=lambda source: source.address)


register(
    "/trace/<kind>/<id>/data.json", _("The chain of one thing, both ways: things, links, who, when and why.")
)
register("/verify/chain.csv", _("Every entry of the record, with its fingerprint."))
register("/healthz", _("Whether the site is in order: database, queue, backups, storage."))
