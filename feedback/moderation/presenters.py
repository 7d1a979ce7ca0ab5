"""What the desk shows of a comment, in a number of statements that does not grow."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from cms.components.dates import plain_date
from cms.i18n.fields import text
from feedback.models import Question, Submission
from feedback.moderation.language_detection import UNKNOWN
from feedback.moderation.personal_information import waiting_among
from feedback.reference_data.languages import language_name

Fact = tuple[str, Any]


def waiting_ids(submissions: Iterable[Submission]) -> set[int]:
    found = list(submissions)
    return waiting_among(found) if found else set()


def hint_of(submission: Submission) -> str:
    """The language that a machine guesses, by name, where it differs from what was said."""
    hint = submission.language_hint
    if hint in ("", UNKNOWN) or hint == submission.language.split("-")[0]:
        return ""
    return language_name(hint)


def facts_of(submission: Submission) -> list[Fact]:
    yes, no = _("yes"), _("no")
    facts: list[Fact] = [
        (_("How it came"), submission.get_channel_display()),
        (_("Received"), plain_date(submission.submitted_at)),
        (_("Language"), language_name(submission.language) if submission.language else _("not said")),
        (_("Form"), f"{submission.form}, {_('version')} {submission.version.number}"),
        (_("May be counted"), yes if submission.consent_analyse else no),
        (_("May be quoted"), yes if submission.consent_quote else no),
        (_("May be shown in public"), yes if submission.consent_publish else no),
    ]
    if submission.tool_version:
        facts.append((_("It is about"), str(submission.tool_version)))
    if submission.speaks_for > 1:
        facts.append((_("Speaks for"), submission.speaks_for))
    if submission.youth:
        facts.append((_("Young"), submission.get_youth_display()))
    if submission.entered_by:
        facts.append((_("Typed in by"), submission.entered_by))
    if submission.edited_at:
        facts.append((_("Changed by its author"), plain_date(submission.edited_at)))
    return facts


def answers_of(submission: Submission) -> list[Fact]:
    """Each closed answer under the words it was asked with."""
    if not submission.answers:
        return []
    questions = submission.version.questions.order_by("position")
    return [
        (text(each.label), answer_in_words(each, submission.answers[each.key]))
        for each in questions
        if each.key in submission.answers
    ]


def answer_in_words(question: Question, value: Any) -> str:
    labels = {each["key"]: text(each["label"]) for each in question.choices}
    if isinstance(value, list):
        return ", ".join(labels.get(str(each), str(each)) for each in value)
    if isinstance(value, dict):
        rows = {each["key"]: text(each["label"]) for each in question.settings.get("rows", [])}
        return "; ".join(
            f"{rows.get(row, row)}: {labels.get(str(each), each)}" for row, each in value.items()
        )
    return labels.get(str(value), str(value))
