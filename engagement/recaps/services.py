"""Draft a recap from a cut; publish it: freeze its disclosure-controlled numbers and seal them (PRV-10 to PRV-12)."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cms import chain, clock
from cms.records import ledger
from cms.records.history import Actor, actor_label, record, remove_many
from engagement import access
from engagement.choices import OVER, Status
from engagement.exceptions import NotPossibleNow
from engagement.live.polls import freeze_result
from engagement.models import Breakdown, Conversation, Outcome, Poll, PollOption, Recap, Theme, ThemeShare
from engagement.recaps import release_figures
from engagement.recaps.disclosure import counted_polls, recap_facts
from engagement.recaps.quotes import refuse_quotes
from feedback.models import Code, Cut, Finding
from feedback.releases.cells import is_published
from feedback.releases.services import require_released


@transaction.atomic
def draft_recap(*, actor: Actor, conversation: Conversation, cut: Cut) -> list[Theme]:
    """The codes with the most comments become themes. Text that staff wrote for a theme stays."""
    access.require(actor, *access.DRAFT_ROLES)
    current = _over(conversation)
    typed = [str(each) for each in current.themes.filter(code=None)]
    if typed:
        words = _(
            "These themes have typed numbers: %(themes)s. Remove them first, or post the recap with them."
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
        finding = Finding.objects.published().filter(code=code).order_by("-number").first()
        theme = Theme(
            conversation=conversation,
            code=code,
            title=draft.title or code.name,
            finding=finding.number if finding else None,
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
    """Save titles in each language, the finding a theme is linked to, and which themes the recap leaves out."""
    access.require(actor, *access.DRAFT_ROLES)
    current = Conversation.objects.select_for_update().get(pk=conversation.pk)
    findings, left_out = choices.get("findings", {}), set(choices.get("left_out", ()))
    themes = list(current.themes.all())
    gone = [each for each in themes if each.pk in left_out]
    if kept := Outcome.objects.filter(theme__in=gone).select_related("theme").first():
        words = _("People were told what happened with “%(theme)s”. It stays in the recap.")
        raise NotPossibleNow(words % {"theme": kept.theme}, rule="PAR-02")
    for theme in themes:
        if theme.pk in titles and theme.pk not in left_out:
            theme.title, theme.finding = titles[theme.pk], findings.get(theme.pk)
            record(theme, actor=actor, reason="text of the recap", update_fields=["title", "finding"])
            follow_theme(actor=actor, theme=theme)
    remove_many(Theme, gone, actor=actor, reason="left out of the recap")


@transaction.atomic
def publish_recap(*, actor: Actor, conversation: Conversation) -> Recap:
    """Publish an edition. A later one is a new edition; the first stays on record."""
    access.require(actor, *access.PUBLISH_ROLES)
    current = _over(conversation)
    refuse_quotes(current)
    for poll in counted_polls(current):
        freeze_result(poll, actor=actor)
    facts = recap_facts(current)
    if facts.get("release") and (cut := release_figures.cut_of(current)):
        require_released(cut)
    moment = clock.now()
    last = current.recaps.aggregate(last=Max("edition"))["last"] or 0
    recap = Recap.objects.create(
        conversation=current,
        edition=last + 1,
        facts=facts,
        sha256=Recap.digest(facts),
        published_at=moment,
        published_by=actor_label(actor),
    )
    current.status = Status.REPORTED
    current.recap_published_at = current.recap_published_at or moment
    record(current, actor=actor, reason="recap posted", update_fields=["status", "recap_published_at"])
    ledger.append("publish", recap, actor=actor)
    for theme in current.themes.exclude(finding=None):
        follow_theme(actor=actor, theme=theme)
    return recap


def refuse_part_of_record(part: Theme | Breakdown | ThemeShare | Poll | PollOption) -> None:
    """Raise NotPossibleNow if a posted recap, or answers that people gave, rest on this part of a conversation."""
    if isinstance(part, PollOption):
        part = part.poll
    elif isinstance(part, ThemeShare):
        part = part.theme
    if isinstance(part, Poll) and (part.result or part.n_answered or part.ballots.exists()):
        raise NotPossibleNow(_("People answered this poll. It cannot be deleted."), rule="PAR-02")
    if part.conversation.recap_published_at:
        raise NotPossibleNow(
            _("The recap of this conversation is posted. Its parts cannot be deleted."), rule="PAR-02"
        )


def _over(conversation: Conversation) -> Conversation:
    current = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    if current.status not in OVER:
        raise NotPossibleNow(_("Mark the conversation as held first. Then its recap can be posted."))
    return current


def follow_theme(*, actor: Actor, theme: Theme) -> None:
    """Link a published theme to a finding; its line then follows by itself."""
    if theme.finding and theme.conversation.recap_published_at:
        why = str(_("A theme of this conversation’s recap"))
        chain.link(("conversation", theme.conversation_id), ("finding", theme.finding), actor=actor, why=why)
