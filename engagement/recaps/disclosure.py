"""Build the facts of a recap, with all its tables disclosure-controlled together."""

from collections import defaultdict
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.disclosure import Cell, Table, publish_together, publishable, published_count
from engagement.choices import BreakdownKind, PollState
from engagement.exceptions import NotPossibleNow, NumbersDoNotAdd
from engagement.live.poll_results import polls_facts
from engagement.models import Breakdown, Conversation, Poll, Theme, ThemeShare
from engagement.published_cells import as_json, threshold
from engagement.published_parts import published_parts
from engagement.published_totals import all_of, poll_totals, public_attendance, public_polls
from engagement.recaps import release_figures
from engagement.recaps.earlier_editions import (
    comments_again,
    earlier_facts,
    release_again,
    theme_again,
    without_small_changes,
)
from engagement.small_rooms import WITHHELD, alike, beside, least

REST = "rest"


def recap_facts(conversation: Conversation) -> dict[str, Any]:
    """All numbers and record texts of a recap, in every language, as JSON.

    Themes with a code take their numbers from the release of the cut; without a cut, counts from paper get a
    disclosure decision here. The two are never mixed: nobody could tell what they reveal together. Both are compared
    with the earlier editions, from whichever source these came.
    """
    themes = list(conversation.themes.select_related("code"))
    facts = _from_cut(conversation, themes) if any(each.code_id for each in themes) else None
    polls = list(counted_polls(conversation))
    results = polls_facts(polls)
    return {
        "attended": _attended(conversation, polls, results),
        **(facts or _counted(conversation, themes)),
        "polls": results,
    }


def _attended(
    conversation: Conversation, polls: list[Poll], results: list[dict[str, Any]]
) -> dict[str, Any] | None:
    """People who attended, beside the polls of this recap and all that is public; None if nobody counted them."""
    count = conversation.attended
    if count is None:
        return None
    if any(poll.n_present > count for poll in polls):
        words = _(
            "One poll counts more people present than attended the conversation. Correct the number who "
            "attended."
        )
        raise NumbersDoNotAdd(words, rule="C2C-21")
    inside = all_of(map(poll_totals, results))
    related = [*inside, *all_of(public_polls(conversation)), *public_attendance(conversation)]
    return as_json(beside(count, related, low=max(map(least, inside), default=0)))


def counted_polls(conversation: Conversation) -> QuerySet[Poll]:
    """Polls that were closed live or counted on paper; one that never opened has no result."""
    told = Q(state=PollState.CLOSED) | Q(n_answered__gt=0, state=PollState.DRAFT)
    return conversation.polls.filter(told).prefetch_related("options")


def _from_cut(conversation: Conversation, themes: list[Theme]) -> dict[str, Any]:
    if typed := [str(each) for each in themes if not each.code_id]:
        words = _(
            "Numbers were entered manually for these themes, but the others come from a frozen data set: "
            "%(themes)s. Remove the manual numbers first."
        )
        raise NotPossibleNow(words % {"themes": "; ".join(typed)}, rule="PRV-11")
    cut = release_figures.cut_of(conversation)
    if cut is None:
        raise NotPossibleNow(_("Choose the data set that the numbers come from."), rule="PRV-11")
    release = release_figures.release_for(conversation, cut)
    facts = release_figures.facts_of(conversation, themes, release)
    return release_again(facts, earlier_facts(conversation))


def _counted(conversation: Conversation, themes: list[Theme]) -> dict[str, Any]:
    breakdowns = list(conversation.breakdowns.all())
    groups = [each for each in breakdowns if each.kind == BreakdownKind.GROUP]
    spoken = [each for each in breakdowns if each.kind == BreakdownKind.LANGUAGE]
    earlier = earlier_facts(conversation)
    total = conversation.comments or 0
    alone = {
        theme.pk: theme_again({"id": theme.pk, "title": theme.title}, theme.count, earlier)
        for theme in themes
    }
    cells = _theme_cells(total, alone, themes, groups)
    facts = {
        "comments": as_json(comments_again(total, earlier)),
        "cut": None,  # typed from paper: from no data set
        "themes": [_theme(theme, cells) for theme in themes],
        "groups": [{"id": each.pk, "label": each.label, "cell": as_json(cells[each.pk])} for each in groups],
        "languages": _languages(total, spoken),
    }
    return without_small_changes(facts, earlier)


def _theme(theme: Theme, cells: dict) -> dict[str, Any]:
    return {
        "id": theme.pk,
        "title": theme.title,
        "finding": theme.finding,
        "cell": as_json(cells[theme.pk, None]),
        "against": as_json(_against(theme, cells[theme.pk, None])),
        "groups": {str(key[1]): as_json(cell) for key, cell in cells.items() if _is_share(key, theme)},
    }


def _against(theme: Theme, comments: Cell) -> Cell:
    """Those against, beside the rest of the theme's comments: 12 of 14 against would tell that two are not."""
    if comments.hidden:
        return Cell(None, "complement") if theme.count_against else Cell(0)
    sides = {"against": theme.count_against, "rest": theme.count - theme.count_against}
    return publishable(sides, threshold=threshold(), public_total=True)["against"]


def _is_share(key: object, theme: Theme) -> bool:
    return isinstance(key, tuple) and key[0] == theme.pk and key[1] is not None


def _theme_cells(
    total: int, alone: dict[int, Cell], themes: list[Theme], groups: list[Breakdown]
) -> dict[Any, Cell]:
    """``alone``: the cell of each theme before it is compared with the others.

    (theme, group) → cell, (theme, None) → cell of the theme, group → cell of the group, decided together.

    A theme whose own count is hidden is not split at all; its split would hide the groups of the others.
    """
    shares = _shares(themes, groups)
    sizes = {str(each.pk): each.count for each in groups}
    sizes[REST] = _not_negative(total - sum(sizes.values()))
    split = {theme.pk: _theme_table(theme, sizes, shares) for theme in themes}
    cells: dict[Any, Cell] = {(pk, None): cell for pk, cell in alone.items()}
    cells |= {(theme.pk, each.pk): WITHHELD for theme in themes for each in groups}
    shown = [theme for theme in themes if not cells[theme.pk, None].hidden]
    told = not published_count(total, threshold=threshold()).hidden
    tables = [
        Table(split[theme.pk], rows="group", columns=f"theme {theme.pk}", public_total=told)
        for theme in shown
    ]
    tables.append(Table(sizes, rows="group", public_total=told))
    *by_theme, by_group = publish_together(tables, threshold=threshold())
    cells |= alike({each.pk: by_group[str(each.pk)] for each in groups})
    for theme, published in zip(shown, by_theme, strict=True):
        cells[theme.pk, None] = published.column_totals["yes"]
        cells |= alike({(theme.pk, each.pk): published[str(each.pk)]["yes"] for each in groups})
    return cells


def _theme_table(theme: Theme, sizes: dict[str, int], shares: dict) -> dict[str, dict[str, int]]:
    known = {group: shares[theme.pk, group] for group in sizes if group != REST}
    known[REST] = theme.count - sum(known.values())
    return {
        group: {"yes": _not_negative(known[group]), "no": _not_negative(size - known[group])}
        for group, size in sizes.items()
    }


def _shares(themes: list[Theme], groups: list[Breakdown]) -> dict[tuple[int, str], int]:
    shares: dict[tuple[int, str], int] = defaultdict(int)
    for share in ThemeShare.objects.filter(theme__in=themes, breakdown__in=groups):
        shares[share.theme_id, str(share.breakdown_id)] = share.count
    return shares


def _languages(total: int, spoken: list[Breakdown]) -> list[dict[str, Any]]:
    counts = {str(each.pk): each.count for each in spoken}
    if not counts:
        return []
    if sum(counts.values()) != total:
        raise NumbersDoNotAdd(_("The comments by language do not add up to the total."))
    cells = published_parts(counts)
    return [{"label": each.label, "cell": as_json(cells[str(each.pk)])} for each in spoken]


def _not_negative(count: int) -> int:
    if count < 0:
        raise NumbersDoNotAdd(_("The numbers for the groups are larger than those for the themes."))
    return count
