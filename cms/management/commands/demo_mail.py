from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.models import OutboxMessage

NEWEST = 3


class Command(BaseCommand):
    help = "Print the newest emails to an invented address. Only under demo settings, where no email leaves the site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This works with the demo settings only.")
        found = OutboxMessage.objects.filter(to__iexact=email, state=OutboxMessage.State.KEPT)[:NEWEST]
        if not found:
            raise CommandError(f"No email to {email}.")
        self.stdout.write(
            "\n".join(f"{each.created_at:%Y-%m-%d %H:%M} {each.subject}\n\n{each.text}" for each in found)
        )
