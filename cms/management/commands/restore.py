from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.backups import archive


class Command(BaseCommand):
    help = "Put a backup in place of an empty site, or with --force in place of what is there. Stop the site first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--force", action="store_true", help="replace the database and files that are there"
        )

    def handle(self, *args, folder: Path, force: bool, **options) -> None:
        try:
            manifest = archive.restore(folder, force=force)
        except (archive.BackupError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored {len(manifest['files'])} files, made {manifest['made_at']}.")
        self.stdout.write("Now run: manage.py migrate, then manage.py verify.")
