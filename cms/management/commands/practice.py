"""The practice site: prepared if it is missing, then served by this process."""

import logging
import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.management.children import only_one
from cms.management.progress import Progress
from cms.management.serving import refuse_busy_port, web_command
from cms.practice.prepare import prepare
from cms.settings.env import THIS_MACHINE


class Command(BaseCommand):
    help = "Serve a site on which clerks practice a meeting, on its own database and with a clock that moves."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8001)
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")

    def handle(self, *args: Any, port: int, host: str, **options: Any) -> None:
        use_practice_settings(port)
        if host not in THIS_MACHINE and not os.environ.get("PRACTICE_KEY"):
            raise CommandError("Set PRACTICE_KEY: other machines can reach this address.")
        refuse_busy_port(host, port, another="manage.py practice --port ")
        logging.disable(logging.INFO)
        with only_one(settings.VAR_DIR / "practice.lock") as is_alone:
            if not is_alone:
                raise CommandError(f"Another call prepares the practice site in {settings.VAR_DIR}.")
            progress = Progress(self.say, 1)
            with progress.step("Preparing the practice site"):
                prepare(progress)
        self.say(f"The practice site is at {settings.SITE_URL}/. To stop: Ctrl-C.")
        os.execv(sys.executable, web_command(host, port, workers=1))  # noqa: S606  ourselves

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def use_practice_settings(port: int) -> None:
    """Execute again with the practice site's settings and address, unless they are in force."""
    wanted = {"PRACTICE_URL": os.environ.get("PRACTICE_URL") or f"http://localhost:{port}"}
    if not settings.PRACTICE:
        wanted["DJANGO_SETTINGS_MODULE"] = "cms.settings.practice"
    if any(os.environ.get(name) != value for name, value in wanted.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | wanted)  # noqa: S606  ourselves
