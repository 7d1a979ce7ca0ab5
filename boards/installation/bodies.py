"""Create the bodies of a file with seats and pages; the file is checked before anything is written."""

from argparse import ArgumentParser
from collections.abc import Iterator

from django.conf import settings
from django.db.models import Max

from boards.installation.bodies_file import NewBody, read_bodies
from boards.models import BoardsIndexPage, Body, BodyPage, Seat
from cms.i18n.fields import text
from cms.installation.app_parts import ACTOR, Options, Part, Questions, Setup
from cms.installation.pages import NewPage
from cms.records.history import record, record_many

REASON = "Set up from a file"


class BodiesPart(Part):
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--bodies",
            metavar="FILE",
            default="",
            help="YAML file of bodies with their seats (boards/installation/README.md; examples beside it)",
        )

    def ask(self, options: Options, questions: Questions) -> None:
        if not options["bodies"] and not Body.objects.exists():
            options["bodies"] = questions.ask(
                "File of bodies, such as boards/installation/examples/library-district.yaml (optional)",
                problem=lambda answer: "\n".join(read_bodies(answer)[1]) if answer else "",
            )

    def problems(self, options: Options) -> Iterator[str]:
        if options["bodies"]:
            yield from read_bodies(options["bodies"])[1]

    def build(self, setup: Setup) -> None:
        indexes = {code: BoardsIndexPage.objects.child_of(home).first() for code, home in setup.homes.items()}
        for new in read_bodies(setup.options["bodies"])[0] if setup.options["bodies"] else []:
            body = Body.objects.filter(slug=new.body.slug).first() or _add(setup, new)
            if None in indexes.values():
                setup.notes.append(f"There is no list of boards, so {body} has no page yet.")
                continue
            texts = {code: _page_texts(body, new, code) for code in setup.languages}
            NewPage(BodyPage, body.slug, texts).add(setup, indexes, body=body)


def _add(setup: Setup, new: NewBody) -> Body:
    body = new.body
    body.order = (Body.objects.aggregate(last=Max("order"))["last"] or 0) + 1
    record(body, actor=ACTOR, reason=REASON)
    for seat in new.seats:
        seat.body = body
    record_many(Seat, new.seats, actor=ACTOR, reason=REASON)
    setup.added.append(f"body “{body}” with {len(new.seats)} seats")
    return body


def _page_texts(body: Body, new: NewBody, language: str) -> dict[str, str]:
    """Untranslated texts use the site's first language."""
    first = settings.LANGUAGE_CODE
    summary = new.summary.get(language) or new.summary.get(first, "")
    return {"title": text(body.name, language), "summary": summary}
