"""Where a webhook may lead: public addresses over https alone, so that nobody reaches the Office's own network.

Asked when an address is saved, and again at each delivery, which then connects to exactly the address that was
checked: a name that leads elsewhere a moment later (DNS rebinding) gains nothing.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.models import WebhookDelivery

type IP = ipaddress.IPv4Address | ipaddress.IPv6Address

Problem = WebhookDelivery.Problem
PORTS = (443, 8443)
DEFAULT_PORTS = {"https": 443, "http": 80}
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
IPV4_INSIDE = ipaddress.IPv6Network("::/96")
# Public by its number, but a cloud's own service for its machines.
CLOUD_HOST = ipaddress.IPv4Address("168.63.129.16")


@dataclass(frozen=True)
class Target:
    """``path`` includes the query. ``is_local``: a receiver on this machine, which the operator allowed."""

    host: str
    port: int
    path: str
    is_https: bool
    is_local: bool


class AddressRefused(Exception):
    """Nothing may be sent to this address. ``message`` is a sentence for the screen."""

    def __init__(self, problem: Problem, message: str | Promise) -> None:
        super().__init__(problem)
        self.problem = problem
        self.message = message


def parse(address: str) -> Target:
    """The parts of an address. Raises ``AddressRefused`` if its form is not allowed."""
    if not (address.isascii() and address.isprintable()) or " " in address or "\\" in address:
        raise _refused(_("Enter the address without spaces or special characters."))
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise _refused(_("Enter a complete address, such as https://example.org/changes.")) from error
    is_local = host in settings.WEBHOOK_LOCAL_HOSTS
    if not host or parts.scheme not in (("https", "http") if is_local else ("https",)):
        raise _refused(_("Enter an address that begins with https://."))
    return _target(parts, host, port or DEFAULT_PORTS[parts.scheme], is_local=is_local)


def _target(parts: SplitResult, host: str, port: int, *, is_local: bool) -> Target:
    if "@" in parts.netloc:
        raise _refused(_("Leave out the user name and password. The signature proves who sent a message."))
    if parts.fragment:
        raise _refused(_("Leave out the part after #."))
    if port not in PORTS and not is_local:
        raise _refused(_("Use port 443 or 8443."))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(host, port, path, parts.scheme == "https", is_local)


def resolve(target: Target) -> str:
    """The number to connect to. Raises ``AddressRefused`` if the name is unknown, or if any of its numbers is not
    public.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
        numbers = [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]
    except (OSError, ValueError) as error:
        raise AddressRefused(
            Problem.NO_HOST, _("No host with this name was found. Check the address.")
        ) from error
    if not numbers or not all(_is_allowed(number, target) for number in numbers):
        raise AddressRefused(
            Problem.NOT_PUBLIC, _("This host is not on the public internet. Nothing is sent to it.")
        )
    return str(numbers[0])


def _is_allowed(number: IP, target: Target) -> bool:
    return number.is_loopback if target.is_local else is_public(number)


def is_public(number: IP) -> bool:
    """Whether it leads to a host on the public internet, also where an IPv4 number is inside an IPv6 one."""
    if isinstance(number, ipaddress.IPv6Address):
        if number in NAT64:
            return is_public(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
        if number.ipv4_mapped or number.is_site_local or number in IPV4_INSIDE:
            return False
        if number.is_reserved:
            return False
    return number.is_global and not number.is_multicast and number != CLOUD_HOST


def _refused(message: str | Promise) -> AddressRefused:
    return AddressRefused(Problem.NOT_PUBLIC, message)
