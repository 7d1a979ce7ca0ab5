from django.core.management.base import BaseCommand

from feedback.demo.volume import seed


class Command(BaseCommand):
    help = "Fill a synthetic form with many comments in six languages, for measuring. Each call adds."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--submissions", type=int, required=True)

    def handle(self, *args, **options) -> None:
        there = max(seed(options["submissions"]), default=0)
        self.stdout.write(f"{there} comments in the synthetic form")
