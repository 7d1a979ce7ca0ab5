import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cms.proofs import keys
from cms.proofs.verify_record import HASH, SIGNATURE, Key, to_base64
from cms.proofs.witness import write_new


class Command(BaseCommand):
    help = (
        "Print the public half of the record's key; or make a new key in a file, and print its public half."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--new",
            type=Path,
            metavar="FILE",
            help="make a key in this new file, which only its owner may read",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(made_in(options["new"]) if options["new"] else keys.of_site())


def made_in(path: Path) -> str:
    """Write 32 random bytes in base64; the public key that belongs to them."""
    seed = secrets.token_bytes(HASH)
    try:
        write_new(path, f"{to_base64(seed)}\n")
    except OSError as error:
        raise CommandError(f"The key was not written: {error}") from error
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return str(Key(settings.RECORD_ORIGIN, SIGNATURE, public))
