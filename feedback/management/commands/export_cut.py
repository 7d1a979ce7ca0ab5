import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cms.exceptions import RuleBroken
from cms.users.models import User
from feedback.exports.metadata_files import metadata_files
from feedback.exports.services import decide_export, hand_over, make_file, new_export
from feedback.models import Cut, Export
from feedback.releases.decisions import decide_release, propose_release
from feedback.releases.selectors import release_of
from feedback.releases.services import release_for

TWO = (
    "Two people stand for what leaves: name them with --asked-by EMAIL and --approved-by EMAIL. "
    "Only files of a data set that is released already need no names."
)


class Command(BaseCommand):
    help = (
        "Make the files of an export: the table, manifest.json with its hash and columns, and beside data files "
        "datapackage.json, data-card.md and, for CSV, the metadata of CSV on the Web."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("number", type=int)
        parser.add_argument("--format", choices=Export.Format.values, default="xlsx")
        parser.add_argument("--audience", choices=Export.Audience.values, required=True)
        parser.add_argument("--values", choices=Export.Values.values, default="labels")
        parser.add_argument("--out", required=True, metavar="DIR")
        parser.add_argument("--reason", default="export_cut command")
        parser.add_argument("--asked-by", metavar="EMAIL", help="an analyst or publisher")
        parser.add_argument("--approved-by", metavar="EMAIL", help="another publisher")

    def handle(self, *args, **options) -> None:
        cut = Cut.objects.filter(number=options["number"]).first()
        if cut is None:
            raise CommandError(f"There is no cut {options['number']}.")
        asker, approver = self._people(cut, options)
        try:
            export = self._asked(cut, options, asker, approver)
            export = make_file(export=export)
        except RuleBroken as error:
            raise CommandError(str(error)) from error
        self._write(export, asker, Path(options["out"]))
        self.stdout.write(f"{export.filename} {export.sha256}")

    def _people(self, cut: Cut, options: dict[str, Any]) -> tuple[Any, Any]:
        """Return who asks and who approves; of a released data set anyone may ask, and nobody approves again."""
        asked, approved = options["asked_by"], options["approved_by"]
        release = release_of(cut)
        if options["audience"] != Export.Audience.RECORDS and release and release.is_released:
            return _account(asked) if asked else "system:command", None
        if not asked or not approved:
            raise CommandError(TWO)
        return _account(asked), _account(approved)

    def _asked(self, cut: Cut, options: dict[str, Any], asker: User, approver: User | None) -> Export:
        """Ask for the file. For readers the two release the data set first, if it is not released yet."""
        wish = {name: options[name] for name in ("format", "audience", "values", "reason")}
        is_for_records = options["audience"] == Export.Audience.RECORDS
        with transaction.atomic():
            if approver is not None and not is_for_records:
                with _only_if(options["asked_by"]):
                    release = release_for(cut=cut, actor=asker)
                    release = propose_release(actor=asker, release=release, reason=options["reason"])
                with _only_if(options["approved_by"]):
                    decide_release(actor=approver, release=release, approve=True)
            with _only_if(options["asked_by"]):
                export = new_export(actor=asker, cut=cut, **wish)
            if approver is not None and is_for_records:
                with _only_if(options["approved_by"]):
                    export = decide_export(actor=approver, export=export, approve=True, start=False)
            return export

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
        for name, text in metadata_files(export).items():
            (folder / name).write_text(text, encoding="utf-8")


@contextmanager
def _only_if(email: str) -> Iterator[None]:
    """Name the account whose role does not suffice."""
    try:
        yield
    except PermissionDenied as error:
        raise CommandError(f"{email} may not do this.") from error


def _account(email: str) -> Any:
    found = get_user_model().objects.filter(email__iexact=email, is_active=True).first()
    if found is None:
        raise CommandError(f"There is no active account {email}.")
    return found
