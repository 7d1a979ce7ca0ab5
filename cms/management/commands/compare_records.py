from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cms.open_data import sync
from cms.open_data.archive.build import build
from cms.search import indexing


class Command(BaseCommand):
    help = """Compare every public copy with its record, and correct those that differ.

API, search, archive and catalog read these copies. A scheduled task does the same once a day. Safe to run again."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--search", action="store_true", help="then build the search index anew")
        parser.add_argument("--archive", action="store_true", help="then make the archive anew")

    def handle(self, *args: Any, search: bool, archive: bool, **options: Any) -> None:
        changed = sync.compare()
        self.stdout.write(f"Public copies corrected: {changed}")
        if search:
            self.stdout.write(f"Entries in the search index: {indexing.rebuild()}")
        if archive:
            self.stdout.write(f"Archive made: SHA-256 {build().sha256}")
