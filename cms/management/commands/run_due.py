import time

from django.core.management.base import BaseCommand

from cms.jobs import queue

PAUSE_SECONDS = 15


class Command(BaseCommand):
    help = "Run the periodic work that is due, once or in a loop."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--loop", action="store_true", help="go on until stopped")

    def handle(self, *args, loop: bool, **options) -> None:
        while True:
            for name in queue.run_due():
                self.stdout.write(name)
            if not loop:
                return
            time.sleep(PAUSE_SECONDS)
