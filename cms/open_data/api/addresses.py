"""Addresses that programs read: always of this site, whatever host a request names."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

ADDRESS_KEYS = ("url", "urls", "paths")


def absolute(path: str) -> str:
    """The address of a path of this site; an address of another site stays."""
    return settings.SITE_URL + path if path.startswith("/") else path


def with_addresses(value: object, *, is_address: bool = False) -> Any:
    """The value with each path under a key that ends in ``url``, ``urls`` or ``paths`` made absolute."""
    if isinstance(value, dict):
        return {
            key: with_addresses(each, is_address=is_address or key.endswith(ADDRESS_KEYS))
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [with_addresses(each, is_address=is_address) for each in value]
    return absolute(value) if is_address and isinstance(value, str) else value


def address(name: str, /, *parts: object, **query: str) -> str:
    """Of one of the API's own routes, such as ``address("kind", "decisions", limit="10")``."""
    path = reverse(f"open_data:{name}", args=[str(part) for part in parts])
    return absolute(path) + (f"?{urlencode(query)}" if query else "")


def documentation() -> str:
    return absolute("/api/")
