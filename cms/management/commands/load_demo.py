from importlib import import_module

from django.core.management.base import BaseCommand
from django.utils import translation

from cms import demo, ledger

ROOMS = ("feedback", "engagement", "boards")


class Command(BaseCommand):
    help = "Load the demonstration: facts of 2022 in our own words, and invented people and comments, marked as demo."

    def handle(self, *args, **options) -> None:
        with translation.override("en"):
            context = demo.build()
            for room in ROOMS:
                self.stdout.write(f"{room} …")
                module = import_module(f"{room}.demo")
                module.build(context)
                if hasattr(module, "greeting"):
                    self.stdout.write(module.greeting())
        last = ledger.head()
        self.stdout.write(f"The demonstration is loaded. {last.number if last else 0} entries in the record.")
