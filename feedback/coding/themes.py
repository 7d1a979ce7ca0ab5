"""Search for themes in all current texts; a person accepts each as a code or rejects it (PAR-03)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cms import clock
from cms.i18n.fields import text as in_words
from cms.jobs import queue
from cms.records.history import Actor, actor_label
from feedback import access
from feedback.coding.books import scope_around
from feedback.coding.code_tree import new_key
from feedback.coding.codebook import locked_book, revise_code
from feedback.coding.machine_runs import start_run
from feedback.coding.near_duplicates import Letter, groups_of_letters, sizes
from feedback.coding.services import add_coding
from feedback.coding.suggestion_presenters import GONE
from feedback.coding.theme_clusters import Theme, themes_of
from feedback.coding.tokens import group_of
from feedback.exceptions import NotPossibleNow
from feedback.models import (
    Code,
    Codebook,
    Coding,
    Form,
    SubmissionText,
    ThemePassage,
    ThemeProposal,
    ThemeRun,
)

HANDLER = "feedback.themes"
MOST_TEXTS = 20_000
FIRST = "en"  # the language that every code has a name in
REASON = "typical passage of an accepted theme"
SEARCHING = _("A search is in progress. Wait until it is done, or stop it.")
TRIES = 2  # if texts change during the search
DECIDED = _("Someone has already decided on this theme.")
REPLACED = _("A newer search has replaced this theme.")
Words = Iterable[Sequence[object]]  # with their weights


@transaction.atomic
def start_themes(*, actor: Actor, form: Form | None = None, book: Codebook | None = None) -> ThemeRun:
    """Start a background job for one form, or for all forms of a codebook (the shared one unless given)."""
    access.require(actor, *access.CODE_ROLES)
    book = access.codebook_of(form) if form or book is None else book
    if book is None:
        raise NotPossibleNow(_("No codebook is in use."), rule="PAR-03")
    return start_run(ThemeRun, HANDLER, actor=actor, form=form, book=book, busy=SEARCHING)


def texts_of(form: Form | None, book: Codebook | None) -> QuerySet[SubmissionText]:
    """All current texts of the scope, newest first, but for those in an open sample (PAR-04)."""
    found = SubmissionText.objects.to_code().not_apart().exclude(submission__state__in=GONE)
    found = found.filter(submission__form=form) if form else found
    found = found.filter(scope_around(book).holds("submission__form")) if book else found
    return found.order_by("-pk")


def propose_themes(*, run: ThemeRun, running: queue.RunningJob) -> int:
    """Find the themes and save them all at once, so a stopped run saves nothing. Returns how many wait now.

    If texts were withdrawn, redacted, hidden or changed meanwhile, the search is repeated once; after that, themes with
    such texts are left out.
    """
    if run.is_done:
        return run.proposals.filter(state=ThemeProposal.State.WAITING).count()
    for left in reversed(range(TRIES)):
        found = _search(run, running)
        saved = _save(run, found, is_last=not left)
        if saved is not None:
            break
    return saved or 0


@dataclass
class _Found:
    themes: list[tuple[str, Theme, str]] = field(default_factory=list)  # with language and method
    copies: dict[int, int] = field(default_factory=dict)
    texts: dict[int, int] = field(default_factory=dict)  # a hash of each text


def _search(run: ThemeRun, running: queue.RunningJob) -> _Found:
    texts, found = texts_of(run.form, run.codebook), _Found()
    rows = list(texts[:MOST_TEXTS].values_list("pk", "text", "language", "submission__campaign"))
    run.texts, run.left_out = len(rows), max(texts.count() - len(rows), 0)
    languages: dict[str, list[Letter]] = defaultdict(list)
    for pk, text, language, campaign in reversed(rows):
        languages[group_of(language)].append(Letter(pk, text, campaign))
        found.texts[pk] = hash(text)
    methods = []
    running.progress(0, len(languages) + 1)
    for done, group in enumerate(sorted(languages), 1):
        leaders = groups_of_letters(languages[group])
        sent = sizes(leaders)
        found.copies |= sent
        once = [(each.pk, each.text) for each in languages[group] if leaders[each.pk] == each.pk]
        proposed, method = themes_of(group, once, copies=sent, check=running.stop_if_cancelled)
        found.themes += [(group, theme, method) for theme in proposed]
        methods += [f"{group}: {method}"] if method else []
        running.progress(done, len(languages) + 1)
    run.copies, run.method = len(rows) - len(found.copies), "; ".join(methods)
    return found


@transaction.atomic
def _save(run: ThemeRun, found: _Found, *, is_last: bool) -> int | None:
    """Take the place of what earlier runs over the same texts left undecided, and repeat nothing like what was decided.

    None if texts changed since they were read, unless it is the last time.
    """
    locked_book(run.codebook_id)
    rows = texts_of(run.form, run.codebook).values_list("pk", "text")
    changed = found.texts.keys() - {pk for pk, text in rows.iterator() if found.texts.get(pk) == hash(text)}
    if changed and not is_last:
        return None
    themes = [each for each in found.themes if not each[1].texts & changed]
    earlier = ThemeProposal.objects.filter(run__codebook=run.codebook)
    waiting = earlier.filter(state=ThemeProposal.State.WAITING)
    if run.form:
        waiting = waiting.filter(Q(run__form=run.form) | Q(run__form=None))
    waiting.delete()
    over = earlier.exclude(state=ThemeProposal.State.WAITING)
    decided = [(each.language, each.words) for each in over]
    fresh = [each for each in themes if not _is_decided(each[0], each[1].words, decided)]
    for group, theme, method in fresh:
        proposal = ThemeProposal.objects.create(
            run=run,
            language=group,
            method=method,
            words=[list(pair) for pair in theme.words],
            texts=len(theme.texts),
            copies=sum(found.copies[pk] - 1 for pk in theme.texts),
        )
        ThemePassage.objects.bulk_create(_passages(proposal, theme, found.copies))
    run.repeated, run.is_done = len(themes) - len(fresh), True
    run.save(update_fields=["texts", "left_out", "copies", "method", "repeated", "is_done"])
    return len(fresh)


def _is_decided(group: str, words: Words, decided: Iterable[tuple[str, Words]]) -> bool:
    """Whether it shares with a decided theme of its language half of the words that one or both have."""
    own = {word for word, _weight in words}
    others = ({word for word, _weight in each} for language, each in decided if language == group)
    return any(own & other and 2 * len(own & other) >= len(own | other) for other in others)


def _passages(proposal: ThemeProposal, theme: Theme, copies: dict[int, int]) -> list[ThemePassage]:
    kinds = (
        (ThemePassage.Kind.TYPICAL, theme.typical),
        (ThemePassage.Kind.DOUBTFUL, theme.doubtful),
    )
    return [
        ThemePassage(
            proposal=proposal,
            text_id=each.passage.texts[0],
            kind=kind,
            start=each.passage.start,
            end=each.passage.end,
            score=each.score,
            margin=each.margin,
            letters=copies[each.passage.texts[0]],
            same=each.same,
        )
        for kind, placed in kinds
        for each in placed
    ]


# Decisions -------------------------------------------------------------------------------------------------


@transaction.atomic
def accept_as_new_code(
    *, actor: Actor, proposal: ThemeProposal, code: Code, passages: Sequence[int] = ()
) -> ThemeProposal:
    """Add this code to the codebook of the run, and give it to the chosen passages as this person's codings."""
    access.require(actor, *access.CODE_ROLES)
    code.codebook, codes = locked_book(proposal.run.codebook_id)  # book first, as a search does
    found = _open(proposal)
    name = in_words(code.name, FIRST).strip()
    if not name:
        raise NotPossibleNow(_("Enter a name for the theme."), rule="PAR-03")
    active = [each for each in codes.values() if each.status == Code.Status.ACTIVE]
    if any(in_words(each.name, FIRST).casefold() == name.casefold() for each in active):
        words = _("“%(name)s” is already a code. Choose it from the list instead.")
        raise NotPossibleNow(words % {"name": name}, rule="PAR-03")
    taken = {each.key for each in codes.values()}
    if code.key in taken:  # someone added a code since
        code.key = new_key(name, taken)
    return _accept(found, revise_code(actor=actor, code=code), passages, actor, is_new=True)


@transaction.atomic
def accept_as_code(
    *, actor: Actor, proposal: ThemeProposal, code: Code, passages: Sequence[int] = ()
) -> ThemeProposal:
    """Link the theme to a code of the codebook, and give that to the chosen passages as this person's codings."""
    access.require(actor, *access.CODE_ROLES)
    _book, codes = locked_book(proposal.run.codebook_id)  # book first, as a search does
    found, current = _open(proposal), codes.get(code.pk)
    if current is None or current.status != Code.Status.ACTIVE:
        raise NotPossibleNow(_("Choose a code that is in use in this codebook."), rule="PAR-03")
    return _accept(found, current, passages, actor, is_new=False)


@transaction.atomic
def reject_theme(*, actor: Actor, proposal: ThemeProposal, reason: str) -> ThemeProposal:
    """Reject a theme; it stays on record with the reason, and its like is not proposed again."""
    access.require(actor, *access.CODE_ROLES)
    found = _open(proposal)
    if not reason.strip():
        raise NotPossibleNow(_("Explain why this is not a theme."), rule="PAR-03")
    found.reason = reason.strip()[:300]
    return _decide(found, ThemeProposal.State.REJECTED, actor)


def _open(proposal: ThemeProposal) -> ThemeProposal:
    rows = ThemeProposal.objects.select_for_update(of=("self",)).select_related("run__codebook")
    found = rows.filter(pk=proposal.pk).first()
    if found is None:
        raise NotPossibleNow(REPLACED)
    if found.state != ThemeProposal.State.WAITING:
        raise NotPossibleNow(DECIDED)
    return found


def _accept(
    proposal: ThemeProposal, code: Code, passages: Sequence[int], actor: Actor, *, is_new: bool
) -> ThemeProposal:
    code = Code.objects.select_related("codebook").get(pk=code.pk)
    chosen = _chosen(proposal, passages)
    known = set(
        Coding.objects.filter(
            code=code, coder_name=actor_label(actor), text__in=[each.text_id for each in chosen]
        ).values_list("text_id", "start", "end")
    )
    for each in chosen:
        if (each.text_id, each.start, each.end) not in known:
            add_coding(actor=actor, text=each.text, code=code, start=each.start, end=each.end, reason=REASON)
    proposal.code, proposal.name, proposal.is_new_code = code, str(code)[:80], is_new
    return _decide(proposal, ThemeProposal.State.ACCEPTED, actor)


def _chosen(proposal: ThemeProposal, passages: Sequence[int]) -> list[ThemePassage]:
    """The chosen typical passages. ``NotPossibleNow`` if one of them is gone or being coded apart (PAR-04)."""
    wanted = set(passages)
    rows = ThemePassage.objects.filter(proposal=proposal, kind=ThemePassage.Kind.TYPICAL, pk__in=wanted)
    standing = texts_of(None, None)
    found = list(rows.filter(text__in=standing).select_related("text__submission__form").order_by("pk"))
    if len(found) < len(wanted):
        raise NotPossibleNow(
            _("One of the passages can no longer be coded. Look at the ones that are left."), rule="PAR-04"
        )
    return found


def _decide(proposal: ThemeProposal, state: str, actor: Actor) -> ThemeProposal:
    proposal.state, proposal.decided_by_name = state, actor_label(actor)
    proposal.decided_at = clock.now()
    fields = ["state", "name", "code", "is_new_code", "reason", "decided_by_name", "decided_at"]
    proposal.save(update_fields=fields)
    return proposal
