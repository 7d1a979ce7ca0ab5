"""Record bounced mail: files of delivery status notifications, each a message or an mbox."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from engagement.newsletter.bounces import read_file, record_messages

WORDS = {
    "hard": "{} for good: no more mail goes there",
    "soft": "{} for now: the third ends it",
    "known": "{} counted before",
    "other": "{} that are none, or answer no mail of ours",
}


class Command(BaseCommand):
    help = "Read delivery status notifications and end news to addresses that do not exist any more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        counts: Counter = Counter()
        for path in options["files"]:
            if not path.is_file():
                raise CommandError(f"There is no file {path}.")
            counts += record_messages(read_file(path))
        for name, words in WORDS.items():
            if counts[name]:
                self.stdout.write(words.format(counts[name]))
        if not counts:
            self.stdout.write("Nothing to read.")
