"""From nothing to a running, populated site: what `make demo` runs."""

import http.client
import logging
import os
import socket
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from whitenoise.compress import Compressor

from cms.management.children import Children, Stopped, stop_on_signal

START_SECONDS = 60


class Command(BaseCommand):
    help = "Fill a database with demo content and serve the site."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--once", action="store_true", help="stop as soon as the home page has answered")

    def handle(self, *, port: int, host: str, once: bool, **options) -> None:
        refuse_busy_port(host, port)
        use_demo_settings(port)
        with stop_on_signal():
            children = Children(settings.VAR_DIR / "logs")
            try:
                self.prepare()
                self.start(children, host, port)
                self.greet(port)
                if not once:
                    self.watch(children)
            except Stopped:
                self.say("\nStopping.")
            finally:
                children.stop()
        self.say("Stopped.")

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()

    def prepare(self) -> None:
        """Safe to run again: each step does only what is still to do."""
        logging.disable(logging.INFO)
        call_command("compile_translations", verbosity=0)
        steps = [
            ("Preparing the database.", "migrate", {}),
            ("Loading the demo content.", "load_demo", {}),
            ("Building the search index.", "update_index", {}),
            ("Collecting static files.", "collectstatic", {"interactive": False}),
        ]
        for words, command, extra in steps:
            self.say(words)
            call_command(command, verbosity=0, stdout=self.stdout, **extra)
        compress(Path(settings.STATIC_ROOT) / "cms")

    def start(self, children: Children, host: str, port: int) -> None:
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        children.start("worker", [*manage, "db_worker", "--queue-name", "*", "--no-reload"])
        children.start("schedule", [*manage, "run_due", "--loop"])
        web = [sys.executable, "-m", "gunicorn", "cms.wsgi", "--chdir", str(settings.BASE_DIR)]
        web += ["--bind", f"{host}:{port}", "--workers", "2", "--threads", "4", "--worker-class", "gthread"]
        children.start("web", [*web, "--no-control-socket", "--log-level", "warning"])
        self.say("Starting the site.")
        wait_for_home_page(children, port)

    def greet(self, port: int) -> None:
        from cms.demo import ACCOUNTS, PASSWORD

        width = max(len(account.email) for account in ACCOUNTS)
        lines = [f"  {account.email:<{width}}  {account.who}" for account in ACCOUNTS]
        self.say(
            f"\nThroughline is running at {settings.SITE_URL}\n\n"
            f"Demo accounts (the password of each is {PASSWORD}):\n" + "\n".join(lines) + "\n\n"
            "The code of the second step of signing in:\n"
            f"  {demo_code_line()}\n"
            f"Mail stays inside the demo: {settings.SITE_URL}/admin/ lists it.\n"
            "To stop: Ctrl-C.\n"
        )

    def watch(self, children: Children) -> None:
        while not (name := children.ended()):
            time.sleep(0.5)
        raise CommandError(
            f"The {name} process ended by itself. Its last words are in {children.log_path(name)}."
        )


def demo_code_line() -> str:
    program = os.path.relpath(sys.executable)
    return f"{program} manage.py demo_code EMAIL"


def refuse_busy_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise CommandError(
                f"Port {port} cannot be used ({error}). Stop what uses it, or choose another: make demo PORT={port + 1}"
            ) from error


def use_demo_settings(port: int) -> None:
    """Begin again with the demo's settings and address, unless they hold already."""
    wanted = {"DJANGO_SETTINGS_MODULE": "cms.settings.demo"}
    wanted["SITE_URL"] = os.environ.get("SITE_URL") or f"http://localhost:{port}"
    if any(os.environ.get(name) != value for name, value in wanted.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | wanted)  # noqa: S606  ourselves


def compress(folder: Path) -> None:
    """Small copies of our own files, which WhiteNoise serves to browsers that take them."""
    compressor = Compressor(quiet=True, use_brotli=False)
    files = [
        str(path) for path in folder.rglob("*") if path.is_file() and compressor.should_compress(path.name)
    ]
    with ThreadPoolExecutor() as pool:
        list(pool.map(compressor.compress, files))


def wait_for_home_page(children: Children, port: int) -> None:
    until, answer = time.monotonic() + START_SECONDS, "no answer"
    while time.monotonic() < until:
        if name := children.ended():
            raise CommandError(f"The {name} process did not start. See {children.log_path(name)}.")
        try:
            connection = http.client.HTTPConnection("localhost", port, timeout=START_SECONDS)
            connection.request("GET", "/")
            answer = str(connection.getresponse().status)
        except OSError as error:
            answer = str(error)
        if answer == "200":
            return
        time.sleep(0.3)
    raise CommandError(
        f"The home page did not answer in {START_SECONDS} seconds ({answer}). See {children.log_folder}."
    )
