"""What became of one comment: exactly one true sentence, at the end of its receipt.

Not yet read, read, part of a finding: this room knows. A room above says the rest with ``register``: a proposal that
waits for a board, before a board on a date, decided so, done. The furthest word counts; of two
that are as far, the newer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from cms.chain.walk import Pair
from cms.clock import PACIFIC
from feedback.models import Coding, Finding, ModerationAct, PrivatePassage, Submission
from feedback.receipts.chain import reached_by


class Stage(IntEnum):
    NOT_READ = 0
    READ = 1
    FINDING = 2
    PROPOSAL = 3
    BEFORE = 4
    DECIDED = 5
    DONE = 6


@dataclass(frozen=True)
class Ending:
    stage: Stage
    sentence: str
    when: date = date.min

    @property
    def name(self) -> str:
        """For style sheets and programs."""
        return self.stage.name.lower()


Reached = dict[int, set[Pair]]
Teller = Callable[[Reached], dict[int, list[Ending]]]
_tellers: list[Teller] = []


def register(teller: Teller) -> Teller:
    """``teller`` gets, for each comment, all that it led to; it gives what a room knows of them, in a fixed number of
    statements, and in none for kinds of which there is none."""
    _tellers.append(teller)
    return teller


def endings(submissions: Iterable[Submission], reached: Reached | None = None) -> dict[int, Ending]:
    """The sentence of each of these comments, in a number of statements that does not grow with them.

    ``reached``: what they led to, for a page that has walked the chain already.
    """
    rows = list(submissions)
    if reached is None:
        reached = reached_by(rows)
    found: dict[int, list[Ending]] = {each.pk: [] for each in rows}
    for tell in (_findings, *_tellers):
        for pk, said in tell(reached).items():
            found[pk] += said
    read = _read([pk for pk, said in found.items() if not said])
    return {pk: max(said, key=_furthest) if said else read.get(pk) or _unread() for pk, said in found.items()}


def status_of(submission: Submission, reached: set[Pair] | None = None) -> Ending:
    known = None if reached is None else {submission.pk: reached}
    return endings([submission], known)[submission.pk]


def _furthest(ending: Ending) -> tuple[int, date]:
    return ending.stage, ending.when


def _unread() -> Ending:
    return Ending(Stage.NOT_READ, _("We have your comment, and no one has read it yet."))


def _read(ids: list[int]) -> dict[int, Ending]:
    """A person read it who typed it in, gave it a code, decided on a passage, or showed or hid it on its own."""
    if not ids:
        return {}
    its_own = {"text__submission": OuterRef("pk")}
    coded = Exists(Coding.objects.filter(**its_own))
    passage = Exists(PrivatePassage.objects.filter(**its_own).exclude(decided_at=None))
    acts = ModerationAct.objects.filter(submission=OuterRef("pk"), together=None)
    looked_at = ~Q(entered_by="") | coded | passage | Exists(acts.exclude(by=None))
    words = _("A person has read your comment, and it is not part of a finding yet.")
    rows = Submission.objects.filter(looked_at, pk__in=ids)
    return {pk: Ending(Stage.READ, words) for pk in rows.values_list("pk", flat=True)}


def _findings(reached: Reached) -> dict[int, list[Ending]]:
    numbers = {id_ for pairs in reached.values() for kind, id_ in pairs if kind == "finding"}
    public = Finding.objects.published().filter(number__in=numbers) if numbers else []
    words = _("Your comment is part of finding %(number)s, and it is not on a posted agenda yet.")
    told = {
        each.number: Ending(
            Stage.FINDING, words % {"number": each.reference}, each.published_at.astimezone(PACIFIC).date()
        )
        for each in public
    }
    return {
        pk: [told[id_] for kind, id_ in sorted(pairs) if kind == "finding" and id_ in told]
        for pk, pairs in reached.items()
    }
