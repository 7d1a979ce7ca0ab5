from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.proofs import checkpoints, timestamps, witnesses
from cms.proofs.kept_elsewhere import as_signed
from cms.records import verification


class Command(BaseCommand):
    help = "Check the record, its checkpoints, and the rows and files that it seals. Exits 1 and names each break."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--against",
            type=Path,
            action="append",
            default=[],
            metavar="CHECKPOINT",
            help="a file with a checkpoint that was kept elsewhere",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            notes = [as_signed(path.read_bytes().decode()) for path in options["against"]]
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"The checkpoint cannot be read: {error}") from error
        broken = 0
        for sentence in verification.breaks(notes):
            broken += 1
            self.stderr.write(sentence)
        if broken:
            raise SystemExit(1)
        last = checkpoints.latest()
        signed = f"Signed: {last.size}, root {bytes(last.root).hex()}." if last else "Nothing signed yet."
        self.stdout.write(f"{checkpoints.size_now()} entries, unbroken. {signed}")
        for each in witnesses.known():
            at = each.cosigned_at
            when = f"cosigned {each.size} on {at:%Y-%m-%d at %H:%M} UTC" if at else "never cosigned"
            self.stdout.write(f"Witness {each.name}: {when}. {each.get_problem_display()}".strip())
        if last and timestamps.state():
            at = timestamps.confirmed(last)
            when = f"confirmed {last.size} on {at:%Y-%m-%d at %H:%M} UTC" if at else f"none of {last.size}"
            self.stdout.write(f"Timestamp: {when}. {last.get_timestamp_problem_display()}".strip())
