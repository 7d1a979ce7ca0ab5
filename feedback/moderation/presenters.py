"""Present comments on the desk in a constant number of queries."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from cms.components.dates import plain_date
from feedback.models import Submission
from feedback.moderation.language_detection import UNKNOWN
from feedback.moderation.personal_information import waiting_among
from feedback.reference_data.languages import language_name
from feedback.submissions.presenters import Fact


def waiting_ids(submissions: Iterable[Submission]) -> set[int]:
    found = list(submissions)
    return waiting_among(found) if found else set()


def hint_of(submission: Submission) -> str:
    """Return the name of the detected language if it differs from the stated one."""
    hint = submission.language_hint
    if hint in ("", UNKNOWN) or hint == submission.language.split("-")[0]:
        return ""
    return language_name(hint)


def facts_of(submission: Submission) -> list[Fact]:
    yes, no = _("yes"), _("no")
    facts: list[Fact] = [
        (_("Channel"), submission.get_channel_display()),
        (
            _("Received"),
            _("date unknown") if submission.date_unknown else plain_date(submission.submitted_at),
        ),
        (_("Language"), language_name(submission.language) if submission.language else _("not provided")),
        (_("Form"), f"{submission.form}, {_('version')} {submission.version.number}"),
        (_("May be counted"), yes if submission.consent_analyse else no),
        (_("May be quoted"), yes if submission.consent_quote else no),
        (_("May be shown in public"), yes if submission.consent_publish else no),
    ]
    if submission.tool_version:
        facts.append((_("Tool version"), str(submission.tool_version)))
    if submission.speaks_for > 1:
        facts.append((_("Number of people represented"), submission.speaks_for))
    if submission.youth:
        facts.append((_("Age group"), submission.get_youth_display()))
    if submission.entered_by:
        facts.append((_("Entered by"), submission.entered_by))
    if submission.edited_at:
        facts.append((_("Changed by the author"), plain_date(submission.edited_at)))
    return facts
