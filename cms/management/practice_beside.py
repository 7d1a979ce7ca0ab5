"""The practice site beside the demo: a child on the next port, whose end does not end the demo."""

import os
import sys
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings

from cms.management.children import Children
from cms.management.serving import why_busy
from cms.settings.env import THIS_MACHINE, is_of_this_machine

NAME = "practice"


class PracticeBeside:
    def __init__(self, children: Children, say: Callable[[str], None]) -> None:
        self.children, self.say = children, say
        self.command: list[str] = []

    def offer(self, host: str, port: int) -> None:
        """Before the demo's own children start: they read in PRACTICE_URL where it will be."""
        address = os.environ.get("PRACTICE_URL") or address_beside(settings.SITE_URL, port)
        if not address:
            self.say("Set PRACTICE_URL to offer a practice site beside this address.")
        elif not (is_of_this_machine(address) and host in THIS_MACHINE) and not os.environ.get(
            "PRACTICE_KEY"
        ):
            self.say("Set PRACTICE_KEY to offer a practice site that other machines can reach.")
            os.environ.pop("PRACTICE_URL", None)
        elif why := why_busy(host, port):
            self.say(f"There is no practice site: port {port} cannot be used ({why}).")
            os.environ.pop("PRACTICE_URL", None)
        else:
            os.environ["PRACTICE_URL"] = address
            manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
            self.command = [*manage, "practice", "--host", host, "--port", str(port)]

    def start(self) -> None:
        """It prepares itself; nobody waits for it."""
        if self.command:
            self.children.start(NAME, self.command)
            self.say(f"The practice site will be at {os.environ['PRACTICE_URL']}/ in a few minutes.")

    def look(self) -> None:
        """Say once if it has ended."""
        if self.children.ended():
            self.children.running.clear()
            self.say(f"The practice site ended by itself. See the end of {self.children.log_path(NAME)}.")


def address_beside(site_url: str, port: int) -> str:
    """The same host on another port; "" behind a proxy, where the port is not ours to choose."""
    parts = urlsplit(site_url)
    if parts.scheme != "http" or not parts.port:
        return ""
    return parts._replace(netloc=f"{parts.netloc.rpartition(':')[0]}:{port}").geturl()
