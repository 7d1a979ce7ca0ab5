"""Publish and expire scheduled pages. Instead of Wagtail's command, which one refused page would end."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.publication.schedule import publish_due


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        done = publish_due()
        if options["verbosity"]:
            self.stdout.write(f"{done} pages published or expired.")
