import logging
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, DjangoHelpFormatter
from django.db import DatabaseError, transaction
from django.utils import translation

from cms import roles
from cms.installation.app_parts import ACTOR, Questions, Setup, parts
from cms.installation.house import chosen_languages
from cms.models import HomePage
from cms.powers import register


class HelpFormatter(DjangoHelpFormatter, RawDescriptionHelpFormatter):
    """Preserves the line breaks of the help text."""


@contextmanager
def quiet(logger: logging.Logger) -> Iterator[None]:
    """Mute Wagtail's log line for each page, which would hide the command's output."""
    level = logger.level
    logger.setLevel(logging.WARNING)
    try:
        yield
    finally:
        logger.setLevel(level)


class Command(BaseCommand):
    help = """Make a new installation usable, after `manage.py migrate`.

Adds the languages, the site’s address (from SITE_URL), the home page and every page that menu and footer lead to, the
office and how to reach it, two administrators with a second factor, and the bodies of a file with their seats. Asks for
what is missing; with --no-input it takes only flags. Passwords and authenticator addresses are printed once: save them.
Safe to run again: it adds what is missing and changes nothing that is there.

  manage.py setup --no-input --office "Example Library District" --office-email clerk@library.example
      --administrator "Ana Ruiz <ana@library.example>" --administrator "Sam Ito <sam@library.example>"
      --bodies boards/installation/examples/library-district.yaml"""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        return super().create_parser(prog_name, subcommand, **kwargs | {"formatter_class": HelpFormatter})

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--no-input", "--noinput", action="store_false", dest="interactive", help="do not ask anything"
        )
        for part in parts():
            part.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("en"):
            self.refuse_without_tables()
            if options["interactive"]:
                self.ask(options)
            if found := [problem for part in parts() for problem in part.problems(options)]:
                raise CommandError("\n".join([*found, "Nothing was changed."]))
            setup = Setup(options, chosen_languages(options))
            with transaction.atomic(), quiet(logging.getLogger("wagtail")):
                roles.sync()
                outside = register.unregistered()
                for part in parts():
                    part.build(setup)
                self.enter_powers(setup, outside)
        self.report(setup)

    def enter_powers(self, setup: Setup, outside: set[register.Entry]) -> None:
        """Enter what this run set up; what somebody wrote around the register stays for ``verify`` to tell."""
        if count := register.record_as_found(actor=ACTOR, reason="As set up", leave_out=outside):
            setup.added.append(f"entries in the register of powers: {count}")
        if outside:
            setup.notes.append(f"not in the register of powers: {len(outside)}. manage.py verify names them.")

    def refuse_without_tables(self) -> None:
        try:
            ready = HomePage.objects.exists()
        except DatabaseError:
            ready = False
        if not ready:
            raise CommandError("This database has no home page yet. Run this first: manage.py migrate")

    def ask(self, options: dict[str, Any]) -> None:
        questions = Questions(self.stdout)
        try:
            for part in parts():
                part.ask(options, questions)
        except (EOFError, KeyboardInterrupt) as error:
            raise CommandError(
                "Setup stopped before the last answer. Nothing was changed. Without a terminal, use --no-input."
            ) from error

    def report(self, setup: Setup) -> None:
        for line in setup.added:
            self.stdout.write(f"Added: {line}")
        if not setup.added:
            self.stdout.write("Everything is there already. Nothing was changed.")
        for note in setup.notes:
            self.stdout.write(f"Note: {note}")
        if setup.secrets:
            self.stdout.write("\nThis is shown once. Give each person their part, over a safe channel:\n")
            self.stdout.write("\n".join(setup.secrets))
            self.stdout.write(
                "\nNext: sign in at /accounts/login/, add a passkey, save recovery codes, and create accounts for "
                "clerks, editors and publishers.\nRead the pages Privacy notice, Accessibility and Public records "
                "with counsel before you announce the site."
            )
