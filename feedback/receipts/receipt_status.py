"""State the outcome of a comment: exactly one sentence, at the end of its receipt.

This app knows whether a comment is unread, read, or part of a finding. Apps above it add their stages with
``register``: in a proposal, before a board on a date, decided, done. The furthest stage counts; of two equal ones, the
newer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from cms.chain.walk import Pair
from cms.clock import PACIFIC
from cms.extension_points import provide, provided
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
        """Name for style sheets and JSON."""
        return self.stage.name.lower()


Reached = dict[int, set[Pair]]
Teller = Callable[[Reached], dict[int, list[Ending]]]
POINT = "receipts.status"


def register(teller: Teller) -> Teller:
    """Add a function that maps what each comment led to to endings, in a constant number of queries.

    It should make no query for kinds of records that do not occur.
    """
    provide(POINT, teller)
    return teller


def endings(submissions: Iterable[Submission], reached: Reached | None = None) -> dict[int, Ending]:
    """Return the ending of each comment, in a constant number of queries.

    ``reached``: what they led to, if the caller has already walked the links.
    """
    rows = list(submissions)
    if reached is None:
        reached = reached_by(rows)
    found: dict[int, list[Ending]] = {each.pk: [] for each in rows}
    for tell in (_findings, *provided(POINT)):
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
    """Match comments a person has read: typed in, coded, with a decided passage, or moderated individually."""
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
    words = _("Your comment is part of finding %(number)s, which is not on a posted agenda yet.")
    told = {
        each.number: Ending(
            Stage.FINDING,
            words % {"number": each.reference},
            each.published_at.astimezone(PACIFIC).date(),
        )
        for each in public
        if each.published_at
    }
    return {
        pk: [told[id_] for kind, id_ in sorted(pairs) if kind == "finding" and id_ in told]
        for pk, pairs in reached.items()
    }
