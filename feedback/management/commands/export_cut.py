import json
import shutil
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cms.exceptions import RuleBroken
from cms.users.models import User
from feedback.exports.services import decide_export, hand_over, make_file, new_export
from feedback.models import Cut, Export

TWO = (
    "A records export holds all texts, so two people stand for it: "
    "name them with --asked-by EMAIL and --approved-by EMAIL."
)


class Command(BaseCommand):
    help = "Make the files of an export: the table, and manifest.json with its hash and columns."

    def add_arguments(self, parser) -> None:
        parser.add_argument("number", type=int)
        parser.add_argument("--format", choices=Export.Format.values, default="xlsx")
        parser.add_argument("--audience", choices=Export.Audience.values, required=True)
        parser.add_argument("--values", choices=Export.Values.values, default="labels")
        parser.add_argument("--out", required=True, metavar="DIR")
        parser.add_argument("--reason", default="export_cut command")
        parser.add_argument("--asked-by", metavar="EMAIL", help="an analyst or publisher; needed for records")
        parser.add_argument("--approved-by", metavar="EMAIL", help="another publisher; needed for records")

    def handle(self, *args, **options) -> None:
        cut = Cut.objects.filter(number=options["number"]).first()
        if cut is None:
            raise CommandError(f"There is no cut {options['number']}.")
        asker, approver = self._people(options)
        try:
            export = self._asked(cut, options, asker, approver)
            export = make_file(export=export)
        except RuleBroken as error:
            raise CommandError(str(error)) from error
        self._write(export, asker, Path(options["out"]))
        self.stdout.write(f"{export.filename} {export.sha256}")

    def _people(self, options: dict[str, Any]) -> tuple[Any, Any]:
        """Return the requester and the approver. Public and board exports need neither, for use in scripts."""
        asked, approved = options["asked_by"], options["approved_by"]
        if options["audience"] == Export.Audience.RECORDS:
            if not asked or not approved:
                raise CommandError(TWO)
            return _account(asked), _account(approved)
        if approved:
            raise CommandError("Only a records export is approved by a second person.")
        return _account(asked) if asked else "system:command", None

    def _asked(self, cut: Cut, options: dict[str, Any], asker: User, approver: User) -> Export:
        wish = {name: options[name] for name in ("format", "audience", "values", "reason")}
        with transaction.atomic():
            try:
                export = new_export(actor=asker, cut=cut, **wish)
            except PermissionDenied as error:
                raise CommandError(f"{options['asked_by']} may not ask for exports.") from error
            if approver is None:
                return export
            try:
                return decide_export(actor=approver, export=export, approve=True, start=False)
            except PermissionDenied as error:
                raise CommandError(f"{options['approved_by']} may not approve exports.") from error

    def _write(self, export: Export, asker: User, folder: Path) -> None:
        """Write the file through the normal download service, so the log names the recipient."""
        folder.mkdir(parents=True, exist_ok=True)
        with (
            hand_over(actor=asker, export=export) as source,
            open(folder / export.filename, "wb") as target,
        ):
            shutil.copyfileobj(source, target)
        words = json.dumps(export.manifest, indent=2, ensure_ascii=False)
        (folder / "manifest.json").write_text(words + "\n", encoding="utf-8")


def _account(email: str) -> Any:
    found = get_user_model().objects.filter(email__iexact=email, is_active=True).first()
    if found is None:
        raise CommandError(f"There is no active account {email}.")
    return found
