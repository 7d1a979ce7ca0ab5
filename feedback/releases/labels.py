"""Labels for the keys of a release, in the reader's language."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from cms.components.dates import month_year
from cms.i18n.fields import text
from feedback.models import Channel
from feedback.reference_data.languages import language_name
from feedback.reference_data.regions import REGIONS
from feedback.releases.analysis.dimensions import MISSING
from feedback.releases.analysis.ranges import DATE, NUMBER
from feedback.releases.grouping import OTHERS

Json = dict[str, Any]


def dimension_label(name: str, facts: Json) -> str:
    known = {
        "channel": _("Channel"),
        "language": _("Language"),
        "month": _("Month"),
        "code": _("Theme"),
    }
    return known.get(name) or text(facts.get("label")) or name


def value_label(name: str, key: str, facts: Json) -> str:
    if key == MISSING and name == "month":
        return _("Date unknown")
    if key == MISSING:
        return _("No answer")
    if key == OTHERS:
        silent = MISSING in facts.get("joined", {}).get(key, [])
        return _("Others, or no answer") if silent else _("Others")
    if key.startswith("region:"):
        region = text(REGIONS.get(key.removeprefix("region:")))
        return _("Other counties: %(region)s") % {"region": region}
    if name == "channel":
        return str(Channel(key).label) if key in Channel.values else key
    if name == "language":
        return language_name(key)
    if name == "month" or facts.get("range") == DATE:
        return _months(key)
    if facts.get("range") == NUMBER:
        return _from_to(*key.split(".."))
    return text(facts.get("labels", {}).get(key)) or key


def _months(key: str) -> str:
    """Return a month, a year, or a range of them."""
    return _from_to(*(_month(each) if "-" in each else each for each in key.split("..")))


def _from_to(first: str, last: str = "") -> str:
    return _("%(first)s to %(last)s") % {"first": first, "last": last} if last else first


def _month(key: str) -> str:
    return month_year(dt.date(int(key[:4]), int(key[5:7]), 1))


def joined_labels(name: str, facts: Json) -> str:
    """State which groups were merged to reach the threshold."""
    said: list[str] = []
    if facts.get("range"):
        return ""  # the row labels show the ranges
    for key, members in facts.get("joined", {}).items():
        if name != "month":
            rest = [value_label(name, each, facts) for each in members if each != MISSING]
            if rest:
                said.append(f"{value_label(name, key, facts)}: {', '.join(rest)}")
    return ". ".join(said)


def reason_label(table: Json) -> str:
    """State why a table has no numbers."""
    if table.get("see"):
        return _(
            "Withheld: too few people were added since data set %(number)s, which has numbers for this table."
        ) % {"number": table["see"]}
    if table.get("state") == "held":
        return _("Withheld: compared with another data set, these numbers would reveal a few people.")
    if table.get("why") == "alike":
        return _("Not shown: in one group, everyone gave the same answer.")
    if table.get("state"):
        return _("Not shown: so many numbers are small that the rest would reveal them.")
    return ""
