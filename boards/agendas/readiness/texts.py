"""Checks for the standard texts of each agenda.

Removing one needs a reason; how to request an accommodation may never be removed (BK-13, BK-28).
"""

from django.utils.translation import gettext as _

from boards.agendas.page_languages import languages_of
from boards.agendas.readiness.check import Check, passed, stop, warn
from boards.choices import MeetingKind
from boards.models import Meeting
from cms.i18n.fields import text

NEVER_EMPTY = ("how_to_get_aid",)


def checks(meeting: Meeting, snapshot: dict) -> list[Check]:
    return [*_usual(meeting, snapshot), *_derived(snapshot), *_untranslated(snapshot)]


def _titles() -> dict[str, tuple[str, str]]:
    """Title of each text; the legal citation of a teleconference is added automatically."""
    return {
        "order_notice": (_("What the body may do"), "BK-13"),
        "how_to_attend": (_("How to attend and speak"), "BK-24"),
        "how_to_get_aid": (_("How to request an accommodation"), "BK-28"),
        "webcast_notice": (_("If the webcast fails"), "BK-13"),
        "off_agenda_notice": (_("Comment on matters not on the agenda"), "BK-13"),
        "materials_notice": (_("Where to find the materials"), "BK-13"),
    }


def _usual(meeting: Meeting, snapshot: dict) -> list[Check]:
    found = []
    for name, (title, rule) in _titles().items():
        if name == "off_agenda_notice" and meeting.kind == MeetingKind.EMERGENCY:
            continue
        if snapshot["texts"].get(name):
            found.append(passed(title, _("Text entered."), rule))
        elif name not in NEVER_EMPTY and meeting.left_out_because:
            words = _("Left out: %(why)s") % {"why": meeting.left_out_because}
            found.append(warn(title, words, rule))
        else:
            found.append(stop(title, _("This text is empty."), rule))
    return found


def _derived(snapshot: dict) -> list[Check]:
    titles = {
        "special_notice": (_("The public may speak before action"), "BK-17"),
        "teleconference_section": (_("Legal citation for the teleconference"), "BK-13"),
    }
    return [
        passed(title, _("Added to the notice automatically."), rule)
        for name, (title, rule) in titles.items()
        if snapshot["texts"].get(name)
    ]


def _untranslated(snapshot: dict) -> list[Check]:
    """List what the pages of the meeting lack in their languages; readers see the first language instead."""
    found = []
    live = [item for item in snapshot["items"] if not item.get("withdrawn")]
    for code, language in languages_of(snapshot["title"]):
        labels = [item["label"] or text(item["title"]) for item in live if code not in item["title"]]
        texts = [
            title
            for name, (title, _rule) in _titles().items()
            if snapshot["texts"].get(name) and code not in snapshot["texts"][name]
        ]
        if labels or texts:
            items = _("item %(labels)s") % {"labels": ", ".join(labels)} if labels else ""
            words = _("Missing in %(language)s: %(what)s.")
            what = "; ".join(part for part in (items, *texts) if part)
            title = _("All languages of the meeting’s pages")
            found.append(warn(title, words % {"language": language, "what": what}, "ACC-07"))
    return found
