"""Repeat what people decided about campaigns on what a comparison of letters found: their decisions win (PAR-05)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from feedback.models import CampaignChange

Kind = CampaignChange.Kind
IsCloser = Callable[[CampaignChange, str], bool]


@dataclass
class Placement:
    """The campaign of each wording, by digest, and of single comments that have another; None counts separately."""

    wordings: dict[str, int | None] = field(default_factory=dict)
    comments: dict[tuple[int, str], int | None] = field(default_factory=dict)
    decided: set[str] = field(default_factory=set)

    def apply(self, change: CampaignChange, is_closer: IsCloser) -> None:
        """``is_closer`` is asked for wordings that came after a split: whether one belongs to the second part."""
        first, second = change.campaign_id, change.other_id
        if change.kind == Kind.MERGE:
            self._move(second, first)
            self._pin(change, second, first)
        elif change.kind == Kind.SPLIT:
            self._share_out(change, is_closer)
            self._pin(change, first, second)
        else:
            self._move(first, None)
            self._pin(change, first, None)

    def _share_out(self, change: CampaignChange, is_closer: IsCloser) -> None:
        if change.other_id is None:
            return
        known, places = {*change.wordings, *change.rest}, (change.campaign_id, change.other_id)
        new = [each for each, at in self.wordings.items() if at in places and each not in known]
        self.wordings |= {each: places[is_closer(change, each)] for each in new}

    def _move(self, before: int | None, now: int | None) -> None:
        if before is not None:
            self.wordings |= {each: now for each, at in self.wordings.items() if at == before}
            self.comments |= {each: now for each, at in self.comments.items() if at == before}

    def _pin(self, change: CampaignChange, before: int | None, now: int | None) -> None:
        """Put the letters where they were after the decision, wherever a comparison finds them.

        A wording whose place another decision set follows only from there: the campaign of this change may have had no
        more than single letters of it.
        """
        for digest in change.rest:
            if digest not in self.decided:
                self.wordings[digest] = change.campaign_id
        for digest in change.wordings:
            if digest not in self.decided or self.wordings.get(digest) == before:
                self.wordings[digest] = now
        moved = set(change.wordings)
        self.decided |= moved | set(change.rest)
        self.comments |= {
            each: now for each, at in self.comments.items() if at == before and each[1] in moved
        }
        for id_, digest in change.comments:
            self.comments[id_, digest] = now
