import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth


class Command(BaseCommand):
    help = "Print a demo account's current second factor. Only under demo settings."

    def add_arguments(self, parser) -> None:
        parser.add_argument("email")

    def handle(self, *args, email: str, **options) -> None:
        if not settings.DEMO:
            raise CommandError("This works with the demo settings only.")
        found = Authenticator.objects.filter(
            user__email__iexact=email, user__is_demo=True, type=Authenticator.Type.TOTP
        ).first()
        if found is None:
            raise CommandError(f"No demo account {email} with a second factor.")
        self.stdout.write(code_of(found))


def code_of(authenticator) -> str:
    """The current code of the authenticator (RFC 6238, 30 seconds, 6 digits)."""
    secret = get_adapter().decrypt(authenticator.data["secret"])
    return auth.format_hotp_value(auth.hotp_value(secret, int(time.time()) // 30))
