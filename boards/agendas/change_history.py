"""How a posted agenda changed: which lawful act, who proposed and attested it, and both texts (BK-14)."""

from dataclasses import dataclass

from boards.agendas.both_texts import ChangeView, in_this_language
from boards.agendas.changes import compare
from boards.change_choices import CorrectionState
from boards.choices import PostingAct
from boards.models import AgendaCorrection, Meeting, PostedAgenda
from boards.models.agendas import LITIGATION

NOTICES = (PostingAct.FIRST, PostingAct.NOTICE)


@dataclass(frozen=True)
class Step:
    """One posting after the first, compared with the one before."""

    posting: PostedAgenda
    changes: list[ChangeView]
    correction: AgendaCorrection | None

    @property
    def adds_litigation(self) -> bool:
        known = [change.change.item for change in self.changes if change.change.kind == "added_item"]
        items = [item for item in self.posting.items if item.get("label") in known]
        return any(item.get("added") == LITIGATION for item in items)


def steps_of(meeting: Meeting, postings: list[PostedAgenda]) -> list[Step]:
    """Each later posting in order. With one posting there is nothing to ask."""
    if len(postings) < 2:
        return []
    rows = AgendaCorrection.objects.filter(meeting=meeting, state=CorrectionState.ATTESTED)
    attested = {row.posting_id: row for row in rows}
    return [
        Step(after, in_this_language(compare(before.snapshot, after.snapshot)), attested.get(after.pk))
        for before, after in zip(postings, postings[1:], strict=False)
    ]


def notice_in_force(postings: list[PostedAgenda]) -> PostedAgenda:
    """The posting from which the notice period counts: the first, or the latest new notice."""
    return next(posting for posting in reversed(postings) if posting.act in NOTICES)
