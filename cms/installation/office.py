"""The office that runs the site, and its contact details."""

from argparse import ArgumentParser
from collections.abc import Iterator
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError

from cms.installation.app_parts import Options, Part, Questions, Setup
from cms.models import OfficeSettings

# Field of OfficeSettings → (flag, question)
FIELDS = {
    "name": ("office", "Name of the office"),
    "parent": (
        "office-parent",
        "The government or agency it belongs to, such as State of California (optional)",
    ),
    "address": ("office-address", "Postal address, on one line (optional)"),
    "phone": ("office-phone", "Phone"),
    "email": ("office-email", "Email address for the public"),
    "contact_person": ("contact-person", "Contact person (optional)"),
    "records_contact": ("records-contact", "Official responsible for public records (optional)"),
}


class OfficePart(Part):
    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, (flag, question) in FIELDS.items():
            parser.add_argument(
                f"--{flag}", dest=f"office_{name}", metavar="TEXT", default="", help=question.lower()
            )

    def ask(self, options: Options, questions: Questions) -> None:
        if not _is_new():
            return
        for name, (_flag, question) in FIELDS.items():
            if not options[f"office_{name}"]:
                options[f"office_{name}"] = questions.ask(question, problem=partial(_wrong, options, name))

    def problems(self, options: Options) -> Iterator[str]:
        for name in FIELDS:
            given = options[f"office_{name}"]
            if (given or _is_new()) and (said := _wrong(options, name, given)):
                yield said

    def build(self, setup: Setup) -> None:
        """A new office takes all facts; an existing one takes those that are empty."""
        is_new = _is_new()
        office = OfficeSettings.objects.first() or OfficeSettings()
        given = {name: setup.options[f"office_{name}"] for name in FIELDS}
        if is_new:
            changes = given
        else:
            changes = {name: value for name, value in given.items() if value and not getattr(office, name)}
        if not changes:
            return
        for name, value in changes.items():
            setattr(office, name, value)
        office.save()
        setup.added.append(
            f"office “{office.name}”" if is_new else f"facts of the office: {', '.join(changes)}"
        )


def _is_new() -> bool:
    """Whether nobody has saved the office settings: opening the admin screen alone creates an empty row."""
    office, untouched = OfficeSettings.objects.first(), OfficeSettings()
    return office is None or all(getattr(office, name) == getattr(untouched, name) for name in FIELDS)


def _wrong(options: Options, name: str, value: str) -> str:
    flag = FIELDS[name][0]
    if name == "name" and not value:
        return f"--{flag}: name the office whose site this is."
    if name == "email" and not value and not options["office_phone"]:
        return f"--{flag} or --office-phone: people need at least one way to reach the office."
    field: Any = OfficeSettings._meta.get_field(name)
    try:
        field.clean(value, None) if value else None
    except ValidationError as error:
        return f"--{flag}: {' '.join(error.messages)}"
    return ""
