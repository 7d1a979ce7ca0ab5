import logging
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from allauth.mfa.models import Authenticator

from cms.powers import emails
from cms.users.models import User

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Remove an account’s authenticator, passkeys and recovery codes. Its owner sets up new ones at sign-in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        user = User.objects.filter(email=email.strip().lower()).first()
        if user is None:
            raise CommandError(f"There is no account {email}.")
        with transaction.atomic():
            _total, removed = Authenticator.objects.filter(user=user).delete()
            if not removed:
                raise CommandError(f"{email} has no second factor.")
            emails.tell_administrators("second_factor_reset", {"account": user})
        logger.warning("second factor reset for account %s", user.pk)
        self.stdout.write(f"Removed. {email} signs in with the password and sets up a second factor again.")
