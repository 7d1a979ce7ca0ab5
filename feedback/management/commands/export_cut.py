import json
import shutil
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.exceptions import RuleBroken
from cms.storage import private_storage
from feedback.models import Cut, Export
from feedback.services import make_file, new_export


class Command(BaseCommand):
    help = "Make the files of an export: the table, and manifest.json with its hash and columns."

    def add_arguments(self, parser) -> None:
        parser.add_argument("number", type=int)
        parser.add_argument("--format", choices=[*Export.Format.values, "parquet"], default="xlsx")
        parser.add_argument("--audience", choices=Export.Audience.values, required=True)
        parser.add_argument("--out", required=True, metavar="DIR")
        parser.add_argument("--reason", default="export_cut command")

    def handle(self, *args, **options) -> None:
        if options["format"] == "parquet":
            raise CommandError("Parquet files are not made yet. Use xlsx, csv or jsonl.")
        cut = Cut.objects.filter(number=options["number"]).first()
        if cut is None:
            raise CommandError(f"There is no cut {options['number']}.")
        try:
            export = new_export(
                actor="system:command",
                cut=cut,
                format=options["format"],
                audience=options["audience"],
                reason=options["reason"],
            )
            export = make_file(export=export)
        except RuleBroken as error:
            raise CommandError(str(error)) from error
        folder = Path(options["out"])
        folder.mkdir(parents=True, exist_ok=True)
        with (
            private_storage().open(export.file, "rb") as source,
            open(folder / export.filename, "wb") as target,
        ):
            shutil.copyfileobj(source, target)
        words = json.dumps(export.manifest, indent=2, ensure_ascii=False)
        (folder / "manifest.json").write_text(words + "\n", encoding="utf-8")
        self.stdout.write(f"{export.filename} {export.sha256}")
