from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from cms import demo, ledger
from cms.exceptions import RuleBroken

ROOMS = ("feedback", "engagement", "boards")


class Command(BaseCommand):
    help = "Load the demonstration: facts of 2022 in our own words, and invented people and comments, marked as demo."

    def handle(self, *args, **options) -> None:
        if not settings.DEMO:
            raise CommandError(
                "The demonstration has an administrator whose password is in the README, so it is loaded with demo "
                "settings only. For a demonstration: make demo. For a site of your own: manage.py setup."
            )
        try:
            self.load()
        except RuleBroken as error:
            raise CommandError(
                f"The demonstration in this database is of an earlier version and cannot be carried on ({error}). "
                f"Begin anew: remove {settings.VAR_DIR}, or name an empty database."
            ) from error
        last = ledger.head()
        self.stdout.write(f"The demonstration is loaded. {last.number if last else 0} entries in the record.")

    def load(self) -> None:
        with translation.override("en"):
            context = demo.build()
            for room in ROOMS:
                self.stdout.write(f"{room} …")
                module = import_module(f"{room}.demo")
                module.build(context)
                if hasattr(module, "greeting"):
                    self.stdout.write(module.greeting())
