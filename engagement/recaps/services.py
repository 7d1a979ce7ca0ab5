"""Draft a recap from a cut, and write its themes (PRV-10 to PRV-12). Two people post it: see ``posting``."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cms.records.history import Actor, record, remove_many
from engagement import access
from engagement.exceptions import NotPossibleNow
from engagement.models import (
    Breakdown,
    Conversation,
    Outcome,
    OutcomeProposal,
    Poll,
    PollOption,
    Theme,
    ThemeShare,
)
from engagement.recaps import release_figures
from engagement.recaps.answered_themes import STAYS_AS_ANSWERED, answered_of, changed_fields
from engagement.recaps.finding_rules import refuse_finding
from engagement.recaps.readiness import held
from feedback.models import Code, Cut
from feedback.releases.cells import is_published


@transaction.atomic
def draft_recap(*, actor: Actor, conversation: Conversation, cut: Cut) -> list[Theme]:
    """The codes with the most comments become themes. Text that staff wrote for a theme stays."""
    access.require(actor, *access.DRAFT_ROLES)
    current = held(conversation)
    typed = [str(each) for each in current.themes.filter(code=None)]
    if typed:
        words = _(
            "Numbers were entered manually for these themes: %(themes)s. Remove the numbers first, or "
            "post the recap with them."
        )
        raise NotPossibleNow(words % {"themes": "; ".join(typed)}, rule="PRV-11")
    release = release_figures.release_for(current, cut)
    current.cut_number = cut.number
    record(
        current, actor=actor, reason=f"recap drafted from data set {cut.number}", update_fields=["cut_number"]
    )
    known = {each.code_id: each for each in current.themes.all()}
    drafts = release_figures.draft_themes(release)
    keys = [each.key for each in drafts]
    codes = {each.key: each for each in Code.objects.filter(codebook=cut.codebook, key__in=keys)}
    return [
        _theme(current, known.get(codes[each.key].pk), codes[each.key], each, order, actor)
        for order, each in enumerate(drafts)
        if each.key in codes
    ]


def _theme(
    conversation: Conversation,
    theme: Theme | None,
    code: Code,
    draft: release_figures.DraftTheme,
    order: int,
    actor: Actor,
) -> Theme:
    if theme is None:
        theme = Theme(
            conversation=conversation,
            code=code,
            title=draft.title or code.name,
            is_demo=conversation.is_demo,
        )
    # Only a publishable count is stored beside the code, for ordering; the numbers come from the release.
    theme.count = draft.count if is_published(draft.count) else 0
    theme.count_against = draft.against if is_published(draft.against) and is_published(draft.count) else 0
    theme.order = order
    return record(theme, actor=actor, reason="drafted from the codes of the data set")


@transaction.atomic
def write_themes(
    *, actor: Actor, conversation: Conversation, titles: dict[int, dict[str, str]], **choices: Any
) -> None:
    """Save titles in each language, the finding a theme is linked to, and which themes the recap leaves out.

    What is posted stays as it is; this is the draft of the next edition.
    """
    access.require(actor, *access.DRAFT_ROLES)
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    findings, left_out = choices.get("findings", {}), set(choices.get("left_out", ()))
    themes = list(current.themes.all())
    gone = [each for each in themes if each.pk in left_out]
    _refuse_answered(gone)
    answered = answered_of(themes)
    for theme in themes:
        if theme.pk in titles and theme.pk not in left_out:
            title, finding = titles[theme.pk], findings.get(theme.pk)
            if theme.pk in answered and changed_fields(theme, title, finding):
                raise NotPossibleNow(STAYS_AS_ANSWERED, rule="PAR-02")
            theme.title, theme.finding = title, finding
            refuse_finding(current, theme.finding)
            record(theme, actor=actor, reason="text of the recap", update_fields=["title", "finding"])
    remove_many(Theme, gone, actor=actor, reason="left out of the recap")


def _refuse_answered(gone: list[Theme]) -> None:
    if kept := Outcome.objects.filter(theme__in=gone).select_related("theme").first():
        words = _(
            "People have been told what happened with “%(theme)s”, so it cannot be removed from the recap."
        )
        raise NotPossibleNow(words % {"theme": kept.theme}, rule="PAR-02")
    if asked := OutcomeProposal.objects.filter(theme__in=gone).select_related("theme").first():
        words = _("An outcome for “%(theme)s” has been proposed, so it cannot be removed from the recap.")
        raise NotPossibleNow(words % {"theme": asked.theme}, rule="PAR-02")


def refuse_part_of_record(part: Theme | Breakdown | ThemeShare | Poll | PollOption) -> None:
    """Raise NotPossibleNow if a posted recap, or answers that people gave, rest on this part of a conversation."""
    if isinstance(part, PollOption):
        part = part.poll
    elif isinstance(part, ThemeShare):
        part = part.theme
    if isinstance(part, Poll) and (part.result or part.n_answered or part.ballots.exists()):
        raise NotPossibleNow(_("People have answered this poll, so it cannot be deleted."), rule="PAR-02")
    if part.conversation.recap_published_at:
        raise NotPossibleNow(
            _("The recap of this conversation is posted. Its parts cannot be deleted."), rule="PAR-02"
        )
