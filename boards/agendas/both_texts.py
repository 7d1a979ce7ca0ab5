"""Show both texts of each change side by side, word by word."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from boards.agendas.changes import Change
from cms.differences import Part, text_changes

FIELDS: dict[str, str | Promise] = {
    "title": gettext_lazy("Title"),
    "summary": gettext_lazy("Summary"),
    "easy_read": gettext_lazy("Easy read"),
    "sign_video": gettext_lazy("Video in American Sign Language"),
    "text": gettext_lazy("More information"),
    "action": gettext_lazy("Recommended action"),
    "motion": gettext_lazy("Draft motion"),
    "report": gettext_lazy("Item report"),
    "not_before": gettext_lazy("Not before"),
    "presenter": gettext_lazy("Presenter"),
    "minutes": pgettext_lazy("duration", "Minutes"),
    "materials": gettext_lazy("Documents"),
    "kind": gettext_lazy("Kind"),
    "citation": gettext_lazy("Legal ground"),
    "purpose": gettext_lazy("Purpose"),
    "place": gettext_lazy("Place"),
    "sites": gettext_lazy("Public sites"),
    "stream_url": gettext_lazy("Link to watch and speak"),
    "phone_in": gettext_lazy("Phone line to join"),
    "contact_name": gettext_lazy("Contact"),
    "contact_address": gettext_lazy("Contact’s address"),
    "contact_phone": gettext_lazy("Contact’s phone"),
    "contact_email": gettext_lazy("Contact’s email"),
    "starts_at": pgettext_lazy("meeting", "Starts"),
    "ends_at": pgettext_lazy("meeting", "Ends at about"),
    "aid_until": gettext_lazy("Deadline for accommodation requests"),
    "written_until": gettext_lazy("Deadline for written comments"),
    "languages": gettext_lazy("Interpretation"),
    "order_notice": gettext_lazy("Order of items"),
    "how_to_attend": gettext_lazy("How to attend"),
    "how_to_get_aid": gettext_lazy("How to request an accommodation"),
    "webcast_notice": gettext_lazy("Webcast"),
    "off_agenda_notice": gettext_lazy("Matters not on the agenda"),
    "materials_notice": gettext_lazy("Where materials are available"),
    "teleconference_notice": gettext_lazy("Teleconference"),
    "teleconference_section": gettext_lazy("Teleconference"),
}


@dataclass(frozen=True)
class ChangeView:
    """One row of the comparison."""

    change: Change
    label: str
    before: list[Part]
    after: list[Part]


def both_texts(changes: Iterable[Change]) -> list[ChangeView]:
    return [_view(change) for change in changes]


def in_this_language(changes: Iterable[Change]) -> list[ChangeView]:
    """What the reader of this language can compare."""
    return both_texts(change for change in changes if change.language in ("", get_language()))


def _view(change: Change) -> ChangeView:
    parts = text_changes(change.before, change.after)
    return ChangeView(
        change,
        _label(change),
        [part for part in parts if part.act != "added"],
        [part for part in parts if part.act != "removed"],
    )


def _label(change: Change) -> str:
    words = [_("Item %(number)s") % {"number": change.item}] if change.item else []
    if change.what == "materials" and not change.item:
        words.append(_("Materials for the whole meeting"))
    else:
        words.append(str(FIELDS.get(change.what, _("Details"))))
    if change.language:
        words.append(str(dict(settings.SITE_LANGUAGES).get(change.language, change.language)))
    return ", ".join(words)
