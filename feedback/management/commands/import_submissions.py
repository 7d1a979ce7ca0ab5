from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cms.exceptions import RuleBroken
from feedback.exceptions import ImportRefused
from feedback.imports.services import import_submissions
from feedback.models import Form


class Command(BaseCommand):
    help = "Bring in comments from a CSV, XLSX or JSON lines file. All or nothing, unless --skip-bad."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file")
        parser.add_argument("--form", required=True, help="slug of the form")
        parser.add_argument("--skip-bad", action="store_true", help="store the good rows, name the bad ones")

    def handle(self, *args, **options) -> None:
        form = Form.objects.filter(slug=options["form"]).first()
        if form is None:
            raise CommandError(f"There is no form {options['form']}.")
        path = Path(options["file"])
        if not path.is_file():
            raise CommandError(f"There is no file {path}.")
        try:
            done = import_submissions(
                actor="system:import",
                form=form,
                source=path,
                filename=path.name,
                skip_bad=options["skip_bad"],
            )
        except ImportRefused as error:
            for line, reason in error.facts.get("lines", ()):
                self.stderr.write(f"line {line}: {reason}")
            raise CommandError(str(error)) from error
        except RuleBroken as error:
            raise CommandError(str(error)) from error
        for line, reason in done.refused:
            self.stderr.write(f"line {line}: {reason}")
        self.stdout.write(f"{done.stored} stored, {len(done.refused)} refused")
