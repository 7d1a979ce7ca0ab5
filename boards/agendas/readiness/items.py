"""Item checks: each has a brief, specific description, and names no victim (BK-12, BK-36)."""

import re
from datetime import datetime

from django.utils.translation import gettext as _

from boards.agendas.promised_times import promised_at
from boards.agendas.readiness.check import Check, passed, stop, warn
from boards.choices import ItemKind
from boards.models import Meeting
from cms.components.dates import clock_time
from cms.i18n.fields import text
from cms.i18n.passages import filled

MOST_WORDS = 20
VAGUE = re.compile(
    r"reports?|discussions?|updates?|presentations?|miscellaneous|other|business|matters|issues|problems?"
    r"|informes?|discusi[oó]n|presentaci[oó]n|actualizaci[oó]n|otros|asuntos|temas|problemas?|varios"
)
SMALL = re.compile(r"and|or|of|the|on|an?|any|new|from|by|for|y|o|del?|las?|el|los|un|una|sobre")
INCIDENT = re.compile(
    r"\b(incident|assault|abuse|harass\w*|victim\w*|violence|crime|molest\w*|incidente|agresi[oó]n|abuso|acoso"
    r"|v[ií]ctima\w*|violencia|delito)\b",
    re.IGNORECASE,
)
NAME = re.compile(r"\b[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+ (?:[A-Z]\. )?[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+")


def checks(meeting: Meeting, snapshot: dict) -> list[Check]:
    items = [item for item in snapshot["items"] if not item.get("withdrawn")]
    if not items:
        return [stop(_("At least one item"), _("The agenda has no items."), "BK-12")]
    promised = _promised(items, snapshot["meeting"])
    return [*_described(items), *_brief(items), *_vague(items), *promised, *_names(items)]


def _described(items: list[dict]) -> list[Check]:
    words = _("Item %(label)s has no text.")
    return [stop(_("Each item is described"), words % item, "BK-12") for item in items if not item["title"]]


def _brief(items: list[dict]) -> list[Check]:
    title, found = _("Item descriptions of 20 words or fewer"), []
    finding = _("Item %(number)s has %(words)s words. You can leave it as is.")
    for item in items:
        most = max((len(words.split()) for words in item["title"].values()), default=0)
        if most > MOST_WORDS:
            found.append(warn(title, finding % {"number": item["label"], "words": most}, "BK-12"))
    return found or [passed(title, _("Each item is brief."), "BK-12")]


def _promised(items: list[dict], facts: dict) -> list[Check]:
    start, end = (datetime.fromisoformat(facts[name]) for name in ("starts_at", "ends_at"))
    words = _(
        "The public is promised that item %(label)s will not start before %(at)s, but the meeting runs "
        "from %(start)s to %(end)s. Check the time."
    )
    found = []
    for item in items:
        at = promised_at(item["not_before"], start) if item.get("not_before") else start
        if not start <= at <= end:
            times = {"at": clock_time(at), "start": clock_time(start), "end": clock_time(end)}
            found.append(warn(_("Promised times"), filled(words, label=item["label"], **times), "BK-12"))
    return found


def is_vague(title: str) -> bool:
    """Whether the text would fit any meeting, such as "Reports" or "Discussion and updates". Pure."""
    words = [word for word in re.findall(r"\w+", title.lower()) if not SMALL.fullmatch(word)]
    return bool(words) and all(VAGUE.fullmatch(word) for word in words)


def _vague(items: list[dict]) -> list[Check]:
    words = _(
        "Item %(label)s does not say what will be discussed. State what the body may do, and about what."
    )
    free = (ItemKind.COMMENT, ItemKind.ADJOURN, ItemKind.FINDING, ItemKind.BREAK)
    return [
        warn(_("Specific item descriptions"), words % item, "BK-12")
        for item in items
        if item["kind"] not in free and is_vague(text(item["title"]))
    ]


def names_someone(words: str) -> bool:
    """Whether the text describes an incident and appears to name a person. Pure."""
    return bool(INCIDENT.search(words) and NAME.search(words))


def _names(items: list[dict]) -> list[Check]:
    words = _(
        "Item %(label)s appears to name a person involved in an incident. An agenda never has to "
        "name a victim. Check the text."
    )
    return [
        warn(_("Names of victims"), words % item, "BK-36")
        for item in items
        if any(
            names_someone(f"{item['title'].get(code, '')}. {item['text'].get(code, '')}")
            for code in item["title"]
        )
    ]
