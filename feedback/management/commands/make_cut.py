from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_date, parse_datetime

from cms.clock import PACIFIC
from cms.exceptions import RuleBroken
from feedback.cuts.services import make_cut
from feedback.models import Form


class Command(BaseCommand):
    help = "Freeze a selection of comments; prints the number of the cut."

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--form", help="slug of the form; without it, all forms that use the shared codebook"
        )
        parser.add_argument("--until", help="only what was received before: 2022-06-21 or with a time")
        parser.add_argument("--where", action="append", default=[], metavar="NAME=VALUE")

    def handle(self, *args, **options) -> None:
        form = Form.objects.filter(slug=options["form"]).first() if options["form"] else None
        if options["form"] and form is None:
            raise CommandError(f"There is no form {options['form']}.")
        if any("=" not in each for each in options["where"]):
            raise CommandError("--where takes name=value, such as channel=letter.")
        filters = dict(each.split("=", 1) for each in options["where"])
        if since := _moment(filters.get("since")):
            filters["since"] = since.isoformat()
        try:
            cut = make_cut(
                actor="system:command", form=form, until=_moment(options["until"]), filters=filters
            )
        except RuleBroken as error:
            raise CommandError(str(error)) from error
        self.stdout.write(str(cut.number))


def _moment(value: str | None) -> datetime | None:
    if not value:
        return None
    try:
        moment = parse_datetime(value)
        day = parse_date(value) if moment is None else None
    except ValueError:
        moment = day = None
    if day:
        moment = datetime(day.year, day.month, day.day)
    if moment is None:
        raise CommandError(f"{value} is no time.")
    return moment if moment.tzinfo else moment.replace(tzinfo=PACIFIC)
