from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken

from cms import secrets
from cms.web import one_time_keys

LOOKED_AT = 100  # newest rows of each model


class Command(BaseCommand):
    help = """Encrypt second factors, private notes and webhook secrets again under SECRET_KEY.

It works while SECRET_KEY_OLD still opens them.
Part of changing SECRET_KEY; the operator's guide at /desk/help/ has all the steps. Safe to run again. With --check it
also proves that RECORD_KEY is the key with which receipts were made."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit 1 if something is left to do"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        changed, unreadable = 0, 0
        with transaction.atomic():
            for row, field, value in _rows():
                try:
                    new = _again(value, _purpose(row, field))
                except InvalidToken:
                    unreadable += 1
                    continue
                if new != value:
                    changed += 1
                    if not options["check"]:
                        type(row)._default_manager.filter(pk=row.pk).update(**{field: new})
        self.report(changed, unreadable, check=options["check"])

    def report(self, changed: int, unreadable: int, *, check: bool) -> None:
        if unreadable:
            self.stderr.write(
                f"{unreadable} cannot be opened with any key: these people set up their second factor anew, "
                "those notes are lost, and those webhooks need a new secret."
            )
        if check and (foreign := _made_with_another_key()):
            raise CommandError(
                f"{foreign} receipts were made with another RECORD_KEY. Their codes work, but mail about them names no "
                "code. Set RECORD_KEY to the first key of this site, and look again."
            )
        if check and changed:
            raise CommandError(f"{changed} still need the old key. Run manage.py reencrypt.")
        self.stdout.write(f"{changed} encrypted again." if changed else "Everything is under the new key.")


def _rows() -> Iterator[tuple[Any, str, Any]]:
    """(row, field, value) of all encrypted fields. A model names them in ``encrypted_fields``."""
    for row in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).select_for_update().iterator():
        yield row, "data", row.data
    for model in apps.get_models():
        for field in getattr(model, "encrypted_fields", ()):
            rows = model._default_manager.exclude(**{field: ""}).select_for_update()
            for row in rows.only("pk", field).iterator():
                yield row, field, getattr(row, field)


def _made_with_another_key() -> int:
    """Of the newest rows with a receipt code: how many have one that RECORD_KEY does not give. A model names its
    nonce and digest in ``receipt_fields``.
    """
    count = 0
    for model in apps.get_models():
        if fields := getattr(model, "receipt_fields", ()):
            rows = model._default_manager.order_by("-pk").values_list(*fields)[:LOOKED_AT]
            count += sum(_digest(nonce) != digest for nonce, digest in rows)
    return count


def _digest(nonce: str) -> str:
    return one_time_keys.receipt_digest(one_time_keys.receipt_code(nonce))


def _purpose(row: Any, field: str) -> str:
    return getattr(row, "encrypted_fields", {}).get(field, secrets.SECOND_FACTOR)


def _again(value: object, purpose: str) -> Any:
    """An authenticator's data contains its secret, seed or codes beside plain facts."""
    if isinstance(value, dict):
        return {
            name: _again(each, purpose) if name in ("secret", "seed", "migrated_codes") else each
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [_again(each, purpose) for each in value]
    return value if secrets.is_current(value, purpose=purpose) else secrets.reencrypt(value, purpose=purpose)
