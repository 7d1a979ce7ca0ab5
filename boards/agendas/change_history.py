"""How a posted agenda changed: which lawful act, who proposed and attested it, and both texts (BK-14)."""

from dataclasses import dataclass

from boards.agendas.added_item_rules import STILL_OPEN
from boards.agendas.both_texts import ChangeView, in_this_language
from boards.agendas.changes import compare
from boards.change_choices import CorrectionState
from boards.choices import PostingAct
from boards.models import AddedItem, AgendaCorrection, Meeting, PostedAgenda
from boards.models.agendas import LITIGATION

NOTICES = (PostingAct.FIRST, PostingAct.NOTICE)


@dataclass(frozen=True)
class Step:
    """One posting after the first, compared with the one before."""

    posting: PostedAgenda
    changes: list[ChangeView]
    correction: AgendaCorrection | None
    added: AddedItem | None
    is_open: bool

    @property
    def adds_litigation(self) -> bool:
        return self.added is not None and self.added.way == LITIGATION

    @property
    def needs_confirmation(self) -> bool:
        """Whether the added litigation still waits for its second person (BK-32)."""
        return (
            self.is_open and self.added is not None and self.adds_litigation and not self.added.confirmed_at
        )

    @property
    def needs_finding(self) -> bool:
        """Whether the body must still find that it may act on the added item (BK-14)."""
        return (
            self.is_open and self.added is not None and not self.adds_litigation and not self.added.motion_id
        )


def steps_of(meeting: Meeting, postings: list[PostedAgenda]) -> list[Step]:
    """Each later posting in order. With one posting there is nothing to ask."""
    if len(postings) < 2:
        return []
    rows = AgendaCorrection.objects.filter(meeting=meeting, state=CorrectionState.ATTESTED)
    attested = {row.posting_id: row for row in rows}
    added = {row.posting_id: row for row in AddedItem.objects.filter(meeting=meeting)}
    return [
        Step(
            after,
            in_this_language(compare(before.snapshot, after.snapshot)),
            attested.get(after.pk),
            added.get(after.pk),
            is_open=meeting.status in STILL_OPEN,
        )
        for before, after in zip(postings, postings[1:], strict=False)
    ]


def notice_in_force(postings: list[PostedAgenda]) -> PostedAgenda:
    """The posting from which the notice period counts: the first, or the latest new notice."""
    return next(posting for posting in reversed(postings) if posting.act in NOTICES)
