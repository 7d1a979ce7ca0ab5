from importlib import import_module

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation

from cms import demo
from cms.demo.build import ACTOR
from cms.exceptions import RuleBroken
from cms.open_data import sync
from cms.powers import register
from cms.proofs import checkpoints

ROOMS = ("feedback", "engagement", "boards")


class Command(BaseCommand):
    help = "Load the demonstration: facts of 2022 in our own words, and invented people and comments, marked as demo."

    def handle(self, *args, verbosity: int, **options) -> None:
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
        checkpoints.publish()
        self.stdout.write(f"The demonstration is loaded. {checkpoints.size_now()} entries in the record.")
        if verbosity:
            for line in greetings():
                self.stdout.write(line)

    def load(self) -> None:
        """Each app's content is loaded completely or not at all, so that a killed call can be repeated."""
        total = len(ROOMS) + 1
        with translation.override("en"):
            self.stdout.write(f"Demo content of cms (1 of {total})")
            with transaction.atomic():
                context = demo.build()
            for number, room in enumerate(ROOMS, 2):
                self.stdout.write(f"Demo content of {room} ({number} of {total})")
                with transaction.atomic():
                    import_module(f"{room}.demo").build(context)
                    if number == total:
                        register.record_as_found(actor=ACTOR, reason="Demo content")
            sync.compare()


def greetings() -> list[str]:
    """What a newcomer can try first."""
    modules = [import_module(f"{room}.demo") for room in ROOMS]
    return [module.greeting() for module in modules if hasattr(module, "greeting")]
