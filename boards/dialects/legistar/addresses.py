"""The addresses below ``/api/legistar/v1/``, in small or capital letters, with or without a slash at the end."""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from boards.dialects.answers import BadParameter, Unknown
from boards.dialects.legistar import items, matter_parts, people
from boards.dialects.legistar.events import events, one_event
from boards.dialects.legistar.items import Wanted
from boards.dialects.legistar.matters import matter_record, matters, one_matter
from boards.dialects.legistar.numbers import ITEMS, place_of
from boards.dialects.legistar.odata import asked
from boards.dialects.records import Record, one_by_row
from cms import clock

Answer = Any
Ask = Callable[..., Answer]
FLAGS = {"AgendaNote": "agenda_note", "MinutesNote": "minutes_note", "Attachments": "attachments"}


def answer(request: HttpRequest, address: str) -> Answer:
    """What stands at this address. Raises Unknown, Gone, or BadParameter."""
    for pattern, ask in ADDRESSES:
        if found := pattern.fullmatch(address):
            told = ask(request, *found.groups())
            return asked(request, told) if isinstance(told, list) else told
    raise Unknown("There is no such address. /api/ lists those that there are.")


def _at(words: str, ask: Ask) -> tuple[re.Pattern[str], Ask]:
    """``#`` stands for a number."""
    return re.compile(words.replace("#", "([0-9]{1,10})") + "/?", re.IGNORECASE | re.ASCII), ask


def _record(kind: str, typed: str) -> Record:
    return one_by_row(*place_of(typed, (kind,)))


def _row(kind: str, typed: str) -> int:
    return place_of(typed, (kind,))[1]


def _item(typed: str) -> Record:
    return one_by_row(*place_of(typed, ITEMS))


def _event_items(request: HttpRequest, typed: str) -> Answer:
    return items.event_items(_record("meetings", typed), _wanted(request))


def _wanted(request: HttpRequest) -> Wanted:
    typed = {FLAGS[name]: request.GET[name] for name in FLAGS if name in request.GET}
    if any(value not in ("0", "1") for value in typed.values()):
        raise BadParameter("AgendaNote, MinutesNote and Attachments are 0 or 1.")
    return Wanted(**{name: value == "1" for name, value in typed.items()})


def _today() -> str:
    return clock.today().isoformat()


ADDRESSES = (
    _at("bodies", lambda _: people.bodies()),
    _at("bodies/#", lambda _, typed: people.body(_record("bodies", typed))),
    _at("bodies/#/officerecords", lambda _, typed: people.office_records(body=_row("bodies", typed))),
    _at("bodytypes", lambda _: people.body_types()),
    _at("events", lambda _: events()),
    _at("events/#", lambda _, typed: one_event(_record("meetings", typed))),
    _at("events/#/eventitems", _event_items),
    _at("eventitems/#/votes", lambda _, typed: items.votes(_item(typed))),
    _at("eventitems/#/rollcalls", lambda _, typed: items.roll_calls(_item(typed))),
    _at("matters", lambda _: matters()),
    _at("matters/#", lambda _, typed: one_matter(typed)),
    _at("matters/#/attachments", lambda _, typed: matter_parts.attachments(matter_record(typed))),
    _at("matters/#/histories", lambda _, typed: matter_parts.histories(matter_record(typed))),
    _at("matters/#/relations", lambda _, typed: matter_parts.relations(matter_record(typed))),
    _at("matters/#/sponsors", lambda _, typed: matter_parts.sponsors(matter_record(typed))),
    _at("matters/#/versions", lambda _, typed: matter_parts.versions(matter_record(typed))),
    _at("matters/#/texts/[0-9]{1,10}", lambda _, typed: matter_parts.text(matter_record(typed))),
    _at("matters/#/indexes", lambda _, typed: matter_record(typed) and []),
    _at("matters/#/codesections", lambda _, typed: matter_record(typed) and []),
    _at("officerecords", lambda _: people.office_records()),
    _at("persons", lambda _: people.persons()),
    _at("persons/#", lambda _, typed: people.person(_record("appointments", typed), _today())),
    _at("persons/#/officerecords", lambda _, typed: people.office_records(person=_row("appointments", typed))),
    _at("votetypes", lambda _: items.vote_types()),
)  # fmt: skip
