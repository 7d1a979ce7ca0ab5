"""From nothing to a running, populated site: what `make demo` runs."""

import http.client
import logging
import os
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.management.children import Children, Stopped, only_one, stop_on_signal
from cms.management.demo_greeting import greeting
from cms.management.demo_steps import STEPS
from cms.management.practice_beside import PracticeBeside
from cms.management.progress import Progress
from cms.management.serving import refuse_busy_port, web_command

ANSWER_SECONDS = 60
MOST_ERRORS = 5


class Command(BaseCommand):
    help = "Fill a database with demo content and serve the site."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--once", action="store_true", help="stop as soon as the home page has answered")

    def handle(self, *, port: int, host: str, once: bool, **options) -> None:
        use_demo_settings(port)
        logs = settings.VAR_DIR / "logs"
        with stop_on_signal(), only_one(logs / "demo.lock") as is_alone:
            if not is_alone:
                raise CommandError(
                    f"Another demo runs on the data in {settings.VAR_DIR}. Stop it first, or set another VAR_DIR."
                )
            children, practice = Children(logs), PracticeBeside(Children(logs), self.say)
            try:
                self.clear_port(children, host, port)
                if not once:
                    practice.offer(host, port + 1)
                self.bring_up(children, host, port)
                if not once:
                    practice.start()
                    self.watch(children, practice)
            except Stopped:
                self.say("\nStopping.")
            finally:
                practice.children.stop()
                children.stop()
        self.say("Stopped.")

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()

    def clear_port(self, children: Children, host: str, port: int) -> None:
        if names := children.end_left_behind():
            self.say(f"Ended what a demo that was killed left running: {', '.join(names)}.")
        refuse_busy_port(host, port, another="make demo PORT=")

    def bring_up(self, children: Children, host: str, port: int) -> None:
        """Idempotent: each step does only what remains to be done."""
        logging.disable(logging.INFO)
        progress = Progress(self.say, len(STEPS) + 1)
        for title, step in STEPS:
            with progress.step(title):
                step(progress)
        with progress.step("Starting the site"):
            self.start(children, host, port)
            wait_for_home_page(children, port, progress)
        self.say(greeting())

    def start(self, children: Children, host: str, port: int) -> None:
        manage = [sys.executable, str(settings.BASE_DIR / "manage.py")]
        children.start("worker", [*manage, "db_worker", "--queue-name", "*", "--no-reload"])
        children.start("schedule", [*manage, "run_due", "--loop"])
        children.start("web", web_command(host, port, workers=2))

    def watch(self, children: Children, practice: PracticeBeside) -> None:
        while not (name := children.ended()):
            practice.look()
            time.sleep(0.5)
        raise CommandError(f"The {name} process ended by itself. See the end of {children.log_path(name)}.")


def use_demo_settings(port: int) -> None:
    """Re-execute with the demo's settings and URL, unless they are set already."""
    wanted = {"DJANGO_SETTINGS_MODULE": "cms.settings.demo"}
    wanted["SITE_URL"] = os.environ.get("SITE_URL") or f"http://localhost:{port}"
    if any(os.environ.get(name) != value for name, value in wanted.items()):
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | wanted)  # noqa: S606  ourselves


def wait_for_home_page(children: Children, port: int, progress: Progress) -> None:
    """Wait while the processes live: a busy machine is slow, not broken."""
    errors = 0
    while not (name := children.ended()):
        answer = ask_for_home_page(port)
        if answer == "200":
            return
        errors += answer.startswith("5")
        if errors == MOST_ERRORS:
            raise CommandError(f"The home page answers {answer}. See {children.log_path('web')}.")
        progress.detail = f"waiting for http://localhost:{port}/ ({answer})"
        time.sleep(0.3)
    raise CommandError(f"The {name} process did not start. See {children.log_path(name)}.")


def ask_for_home_page(port: int) -> str:
    """The HTTP status, or the reason why there is none."""
    connection = http.client.HTTPConnection("localhost", port, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", "/")
        return str(connection.getresponse().status)
    except (OSError, http.client.HTTPException) as error:
        return str(error)
    finally:
        connection.close()
