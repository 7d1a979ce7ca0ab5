import time
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from cms.backups import archive, daily

PAUSE_SECONDS = 60


class Command(BaseCommand):
    help = "Make a backup in BACKUP_DIR, check it, and delete those beyond BACKUP_KEEP days."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--loop", action="store_true", help="make one each day until stopped")

    def handle(self, *args, loop: bool, **options) -> None:
        place = settings.BACKUP_DIR
        if not place:
            raise CommandError("BACKUP_DIR is not set. Name a folder for the backups.")
        if not loop:
            self.make(place)
        while loop:
            self.make_if_due(place)
            connection.close()
            time.sleep(PAUSE_SECONDS)

    def make(self, place: Path) -> None:
        try:
            made = daily.make(place)
        except (archive.BackupError, OSError, DatabaseError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Backup made and checked: {made}")

    def make_if_due(self, place: Path) -> None:
        """A failed backup is in the log and in /healthz; the loop continues and retries."""
        try:
            if daily.is_due():
                self.make(place)
        except (CommandError, DatabaseError) as error:
            self.stderr.write(str(error))
