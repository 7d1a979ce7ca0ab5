"""Check what a finding still needs before publication: text, number references, quotable quotes."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cms.exceptions import RuleBroken
from cms.form_fields import field_label
from cms.i18n.fields import text
from cms.publication.rules import Person, are_two_people
from feedback.exceptions import NotPossibleNow, NotQuotable
from feedback.findings.number_references import WRITTEN, known_names, problem_of
from feedback.findings.quotes import has_dissent, passages_for, quotable
from feedback.models import Code, Finding, FindingQuote
from feedback.releases import publication_checks as of_releases
from feedback.releases.selectors import release_of

DISSENT = gettext_noop("Some people disagree. Describe in “minority view” what they want.")
NO_NUMBERS = gettext_noop("The numbers for readers are still being calculated. Reload this page in a moment.")
NEEDED = ("title", "summary", "question_asked", "limits")


@dataclass(frozen=True)
class WordingProblems:
    field: str
    language: str
    sentence: str


def wording_problems(finding: Finding) -> list[WordingProblems]:
    """Return typed numbers and unknown references, in every language (PAR-07)."""
    return wrong_texts({name: getattr(finding, name) for name in WRITTEN}, finding.code)


def wrong_texts(texts: dict[str, dict[str, str]], code: Code) -> list[WordingProblems]:
    known, names = known_names(code.codebook), _names_of_codes(code)
    return [
        WordingProblems(field, language, sentence)
        for field, words in texts.items()
        for language, said in (words or {}).items()
        if (sentence := problem_of(said, known, names))
    ]


def _names_of_codes(code: Code) -> list[str]:
    rows = code.codebook.codes.values_list("key", "name")
    return [words for key, name in rows for words in (key, *name.values())]


def missing(finding: Finding) -> list[str]:
    return [field_label(Finding, name) for name in NEEDED if not text(getattr(finding, name))]


def hides_dissent(finding: Finding) -> bool:
    """Whether comments disagree but the minority view is empty."""
    return bool(finding.numbers.get("against")) and not text(finding.minority_view)


def is_uncounted(finding: Finding) -> bool:
    """Whether the worker has not yet counted this cut since its file was last rewritten."""
    return not finding.numbers or release_of(finding.cut) is None


def second_person(finding: Finding) -> NotPossibleNow | None:
    """Another person than the author reviewed it."""
    if finding.state != Finding.State.REVIEWED:
        return NotPossibleNow(_("Another person must read it first. Then it can go public."), rule="PAR-07")
    if are_two_people(Person(None, finding.written_by_name), Person(None, finding.reviewed_by_name)):
        return None
    return NotPossibleNow(
        _("You wrote this. Another person must read it before it goes public."), rule="PAR-07"
    )


def not_yet(finding: Finding) -> RuleBroken | None:
    """The first check that stops publication; then what stops its numbers."""
    if lacking := missing(finding):
        words = _("Still missing: %(missing)s.") % {"missing": ", ".join(lacking)}
        return NotPossibleNow(words, rule="PAR-07", missing=lacking)
    if wrong := wording_problems(finding):
        return NotPossibleNow(wrong[0].sentence, rule="PAR-07")
    if is_uncounted(finding):
        return NotPossibleNow(_(NO_NUMBERS), rule="PRV-11")
    if not finding.numbers.get("comments"):
        return NotPossibleNow(_("No comment in this data set has this code."), rule="PAR-07")
    if hides_dissent(finding):
        return NotPossibleNow(_(DISSENT), rule="PAR-07")
    if lost := lost_quotes(finding):
        words = _("One quote can no longer be shown: %(ref)s. Remove it.") % {"ref": lost[0]}
        return NotQuotable(words, rule="PRV-14")
    release = release_of(finding.cut)
    return of_releases.not_yet(release) if release else None


def lost_quotes(finding: Finding) -> list[str]:
    """Return references of quotes whose text changed or whose author no longer allows quoting."""
    rows = FindingQuote.objects.filter(finding=finding)
    may = {each.pk for each in quotable(rows).select_related("text") if each.is_unchanged}
    return [
        each.text.submission.reference
        for each in rows.select_related("text__submission")
        if each.pk not in may
    ]


@dataclass(frozen=True)
class Check:
    level: str
    sentence: str


def checklist(finding: Finding, passages: list[dict[str, Any]] | None = None) -> list[Check]:
    """Return the checklist for the screen: blockers, warnings, and what is complete."""
    found = [Check("stop", _("Still missing: %(missing)s.") % {"missing": each}) for each in missing(finding)]
    found += [Check("stop", each.sentence) for each in wording_problems(finding)]
    if is_uncounted(finding):
        found.append(Check("stop", _(NO_NUMBERS)))
    elif not finding.numbers.get("comments"):
        found.append(Check("stop", _("No comment in this data set has this code.")))
    if hides_dissent(finding):
        found.append(Check("stop", _(DISSENT)))
    found += [
        Check("stop", _("One quote can no longer be shown: %(ref)s. Remove it.") % {"ref": each})
        for each in lost_quotes(finding)
    ]
    found += _worth_a_thought(finding, passages_for(finding) if passages is None else passages)
    if all(each.level == "warn" for each in found):
        found.append(Check("pass", _("All required parts are complete.")))
    return found


def _worth_a_thought(finding: Finding, passages: list[dict[str, Any]]) -> list[Check]:
    found = []
    against = finding.numbers.get("against", 0)
    if against and not has_dissent(finding) and any(each["against"] for each in passages):
        found.append(Check("warn", _("Some people disagree, and no quote says so. Add one from them.")))
    if not text(finding.recommendation):
        found.append(Check("warn", _("Staff have no suggestions yet. The page leaves that part out.")))
    spanish = [name for name in NEEDED if not getattr(finding, name).get("es")]
    if spanish:
        found.append(Check("warn", _("Some parts are not in Spanish yet. They appear in English.")))
    return found
