from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.backups import archive


class Command(BaseCommand):
    help = "Copy database, media and private files into a new folder, with the SHA-256 of each file."

    def add_arguments(self, parser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args, folder: Path, **options) -> None:
        try:
            manifest = archive.make(folder)
        except (archive.BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        size = sum(facts["bytes"] for facts in manifest["files"].values())
        self.stdout.write(f"{len(manifest['files'])} files, {size} bytes, in {folder}.")
        self.stdout.write(f"Record: {manifest['record']['entries']} entries.")
        if note := manifest["record"]["checkpoint"]:
            self.stdout.write(f"Its checkpoint, for manage.py verify --against:\n\n{note}")
        self.stdout.write("Keep SECRET_KEY apart from it: second factors cannot be read without it.")
