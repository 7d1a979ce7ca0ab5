"""What the pages of campaigns display: the letter as a picture, its wordings, and what people decided."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.differences import Part, text_changes
from feedback.models import Campaign, CampaignChange, SubmissionText
from feedback.moderation.campaign_letters import letters_in, most_sent, wordings_of
from feedback.moderation.campaign_picture import sentences_to_measure

MOST_VARIANTS = 10
MOST_MEMBERS = 20  # single letters to choose from, for each wording
MOST_CHANGES = 50
Kind = CampaignChange.Kind


@dataclass(frozen=True)
class Wording:
    """One wording of a campaign's letter, compared with the sample."""

    text: int
    count: int
    parts: list[Part]
    comments: list[Any]


@dataclass(frozen=True)
class ChangeView:
    change: CampaignChange
    sentence: str
    is_reversed: bool
    can_reverse: bool


def variants(found: Campaign) -> dict[str, Any]:
    """Return the most frequent wordings, each compared with the campaign's sample letter."""
    wordings = wordings_of(letters_in(found))
    total = len(wordings)
    same, _first = wordings.pop(found.sample.letter, (0, 0))
    most = [wordings[each] for each in most_sent(wordings)[:MOST_VARIANTS]]
    words = _texts([first for _n, first in most])
    return {
        "same": same,
        "wordings": total,
        "variants": [
            {"count": n, "parts": text_changes(found.sample.text, words[first])} for n, first in most
        ],
    }


def wordings_to_choose(found: Campaign, words: str) -> list[tuple[int, int, str]]:
    """Return (people, first text, digest) of the wordings that contain these words, most frequent first."""
    texts = letters_in(found)
    if words:
        texts = texts.filter(text__icontains=words)
    wordings = wordings_of(texts)
    return [(*wordings[each], each) for each in most_sent(wordings)]


def compared(found: Campaign, rows: list[tuple[int, int, str]]) -> list[Wording]:
    words = _texts([first for _n, first, _digest in rows])
    members: dict[str, list[Any]] = {digest: [] for _n, _first, digest in rows}
    several = [digest for n, _first, digest in rows if n > 1]
    place = Window(RowNumber(), partition_by="letter", order_by="pk")
    texts = letters_in(found).filter(letter__in=several).annotate(place=place).filter(place__lte=MOST_MEMBERS)
    for text in texts.select_related("submission").defer("text").order_by("pk"):
        members[text.letter].append(text.submission)
    return [
        Wording(first, n, text_changes(found.sample.text, words[first]), members[digest])
        for n, first, digest in rows
    ]


def sentence_bars(found: Campaign) -> list[dict[str, Any]]:
    """Return each sentence of the letter with the number of letters that have it; empty until it is measured."""
    picture = found.picture
    sentences = sentences_to_measure(found.sample.text)
    if picture.get("sample") != found.sample_id or len(sentences) != len(picture.get("sentences", [])):
        return []
    return [
        {"label": sentence, "cell": n} for sentence, n in zip(sentences, picture["sentences"], strict=True)
    ]


def changes_of(found: Campaign) -> list[ChangeView]:
    rows = CampaignChange.objects.filter(Q(campaign=found) | Q(other=found))
    rows = rows.select_related("campaign", "other", "reversed_by").order_by("-pk")
    return [_change_view(found, each) for each in rows[:MOST_CHANGES]]


def sides(campaigns: list[Campaign]) -> list[dict[str, Any]]:
    """Return the letters of campaigns, each after the first compared with the first."""
    first = campaigns[0].sample.text
    return [
        {"campaign": each, "parts": text_changes(first, each.sample.text) if at else []}
        for at, each in enumerate(campaigns)
    ]


def _texts(ids: list[int]) -> dict[int, str]:
    return dict(SubmissionText.objects.filter(pk__in=ids).values_list("pk", "text"))


def _change_view(found: Campaign, change: CampaignChange) -> ChangeView:
    is_reversed = hasattr(change, "reversed_by")
    is_here = change.campaign_id == found.pk and change.kind != Kind.DISSOLVE
    other = change.other
    if other and change.kind == Kind.MERGE:
        may = other.merged_into_id == found.pk
    else:
        may = other is None or not other.is_dissolved
    can = is_here and may and not is_reversed and not (other is None and change.kind == Kind.MERGE)
    return ChangeView(change, _sentence(found, change), is_reversed, can)


def _sentence(found: Campaign, change: CampaignChange) -> str:
    n, other = change.letters, change.other
    facts = {"n": n, "campaign": change.campaign.reference, "other": other.reference if other else ""}
    if change.other_id == found.pk:
        if change.kind == Kind.MERGE:
            return _("It was merged into %(campaign)s.") % facts
        return (
            ngettext(
                "%(n)s letter was split off %(campaign)s into this campaign.",
                "%(n)s letters were split off %(campaign)s into this campaign.",
                n,
            )
            % facts
        )
    if change.kind == Kind.MERGE and other:
        return (
            ngettext(
                "%(other)s was merged into this campaign, with %(n)s letter.",
                "%(other)s was merged into this campaign, with %(n)s letters.",
                n,
            )
            % facts
        )
    if change.kind == Kind.MERGE:
        return (
            ngettext(
                "%(n)s letter that counted separately was put back.",
                "%(n)s letters that counted separately were put back.",
                n,
            )
            % facts
        )
    if other:
        return (
            ngettext(
                "%(n)s letter was split off as %(other)s.", "%(n)s letters were split off as %(other)s.", n
            )
            % facts
        )
    return (
        ngettext(
            "%(n)s letter was removed to count separately.",
            "%(n)s letters were removed to count separately.",
            n,
        )
        % facts
    )
