"""Compile every app's .po file, without the gettext programs."""

from pathlib import Path

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError

import polib

APPS = ("boards", "engagement", "feedback", "cms")


class Command(BaseCommand):
    help = "Compile the translations of this site (.po to .mo). Files that did not change are left alone."
    requires_system_checks: list[str] = []

    def handle(self, **options) -> None:
        sources = [path for app in APPS for path in sorted(self.folder(app).glob("*/LC_MESSAGES/*.po"))]
        made = sum(self.compile(source) for source in sources)
        if options["verbosity"]:
            self.stdout.write(f"{len(sources)} translation files, {made} compiled.")

    def folder(self, app: str) -> Path:
        return Path(apps.get_app_config(app).path) / "locale"

    def compile(self, source: Path) -> bool:
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            return False
        try:
            catalogue = polib.pofile(str(source), check_for_duplicates=True)
        except (OSError, ValueError, UnicodeDecodeError) as error:
            raise CommandError(f"{source}: {error}") from error
        fresh = target.with_suffix(".mo.new")
        catalogue.save_as_mofile(str(fresh))
        fresh.replace(target)
        return True
