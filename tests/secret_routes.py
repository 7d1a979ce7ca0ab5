"""Every address of the site with a code in it, filled with a planted one."""

import re
from collections.abc import Iterator

from cms.secret_urls import NAMES_ONLY, SECRET_PARTS
from tests.routes.ledger import patterns

CODE = "TL-7K4M-Q2XD-9HPA-W3C8"
TOKEN = "zq3pl-4nt3d-t0k3n-0f-th3-l0g-sc4n"
SAMPLES = {"day": "2026-06-24", "int": "1", "uuid": "7d1f8c0e-4b7a-4f0e-9a55-0d9f4d3f9b11", "slug": "no-such"}
PART = re.compile(r"<(?:(\w+):)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


def is_secret(route: str) -> bool:
    names = {match[2] or match[3] for match in PART.finditer(route)}
    return bool(names & SECRET_PARTS) and not NAMES_ONLY.match(route)


def secret_routes() -> list[str]:
    return [route for route, _pattern in patterns() if is_secret(route)]


def planted(route: str) -> str:
    """The address of a route with planted codes and tokens."""

    def fill(match: re.Match[str]) -> str:
        converter, name = match[1], match[2] or match[3]
        if name in SECRET_PARTS:
            return {"uidb36": "1a2b3", "uidb64": "MQ", "code": CODE}.get(name, TOKEN)
        return SAMPLES[converter or "slug"]

    return "/" + PART.sub(fill, route).replace("^", "").rstrip("$")


def addresses() -> Iterator[tuple[str, str]]:
    for route in secret_routes():
        yield route, planted(route)
