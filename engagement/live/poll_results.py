"""Present a poll result on every outlet by the rule of small rooms: live page, projector, recap, files."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from cms.components.bars import number_text
from cms.disclosure import Cell
from cms.i18n.fields import text
from engagement.choices import AHEAD, IN_OWN_WORDS, PollKind
from engagement.exceptions import NumbersDoNotAdd
from engagement.live.poll_words import word_counts
from engagement.live.same_question import tells_a_ballot
from engagement.models import Conversation, Poll
from engagement.published_cells import as_json, cell_of, threshold
from engagement.published_parts import published_choices, published_parts
from engagement.published_totals import all_of, poll_totals, public_attendance, public_polls
from engagement.small_rooms import WITHHELD, beside, least, most

Json = dict[str, Any]
BLANK = ""


def published_result(poll: Poll) -> Json:
    """``id``, ``kind``, ``question``, ``rows`` (label, cell), ``measure`` (what is counted),
    ``percent_of`` (None if hidden), ``words`` (numbers of a word cloud by digest) and ``note``: the numbers in words.
    """
    return published_facts(poll_facts(poll))


def answers_so_far(poll: Poll) -> Cell:
    """Of an open poll, only how many answered, as it would be published now: a split would reveal a ballot to whoever
    looks twice (PRV-12). Before a conversation was held nothing is public of who attended.
    """
    is_ahead = poll.conversation.status in AHEAD
    return _answered(poll.ballots.count(), [] if is_ahead else public_attendance(poll.conversation))


def published_facts(facts: Json) -> Json:
    """C2C-21: always with the numbers of people who answered and who were present."""
    answered, present = cell_of(facts["answered"]), cell_of(facts["present"])
    limits = _("Open to anyone who came, so it does not represent all Californians.")
    kind = facts.get("kind", PollKind.ONE)
    said = words_text(kind, answered, present) if kind in IN_OWN_WORDS else [numbers_text(answered, present)]
    return {
        "id": facts["id"],
        "kind": kind,
        "measure": _("People who ranked it first") if kind == PollKind.RANKING else _("People"),
        "words": facts.get("words", {}),
        "question": text(facts["question"]),
        "rows": [{"label": text(each["label"]), "cell": cell_of(each["cell"])} for each in facts["options"]],
        "percent_of": answered.value,
        "note": " ".join([*said, *_why_not_split(facts), limits]),
    }


def _why_not_split(facts: Json) -> list[str]:
    if not facts.get("asked_twice"):
        return []
    words = _(
        "The answers are not broken down: the same question was asked in another poll, and "
        "comparing the two could reveal how a person answered."
    )
    return [words]


def numbers_text(answered: Cell, present: Cell) -> str:
    facts = {"answered": number_text(answered), "present": number_text(present), "limit": threshold()}
    if answered.value is None:
        split = _("Fewer than %(limit)s people answered, so the answers are not broken down.")
        if answered.hidden != "small":
            split = _(
                "%(answered)s people answered. The answers are not broken down, so no one can be identified."
            )
        return " ".join([split % facts, _("People present: %(present)s.") % facts])
    if present.value is None:
        return _("%(answered)s people answered; %(present)s were present.") % facts
    return _("%(answered)s of %(present)s people answered.") % facts


def words_text(kind: str, answered: Cell, present: Cell) -> list[str]:
    """The sentences under answers in own words."""
    facts = {"answered": number_text(answered), "present": number_text(present), "limit": threshold()}
    said = [_("Answers that staff have read and approved, in alphabetical order.")]
    if kind == PollKind.CLOUD:
        said.append(_("A number appears next to a word only if at least %(limit)s people wrote it.") % facts)
    if answered.hidden == "small":
        said.append(_("Fewer than %(limit)s people answered.") % facts)
    else:
        said.append(_("%(answered)s people answered.") % facts)
    return [*said, _("People present: %(present)s.") % facts]


def polls_facts(polls: Iterable[Poll]) -> list[Json]:
    """The facts of the polls of a conversation, each decided beside those before it."""
    decided: dict[int, Json] = {}
    found = []
    for poll in polls:
        decided[poll.pk] = poll.result or decided_result(poll, decided)
        found.append(_facts(poll, decided[poll.pk]))
    return found


def poll_facts(poll: Poll) -> Json:
    """C2C-21: JSON of a poll: its texts, and its public numbers, or those it would be published with now."""
    return _facts(poll, poll.result or decided_result(poll))


def _facts(poll: Poll, result: Json) -> Json:
    options = [
        {"label": option.label, "cell": result["options"][str(option.pk)]} for option in poll.options.all()
    ]
    names = ("answered", "present", "asked_twice", "words")
    numbers: Json = {name: result[name] for name in names if name in result}
    return {"id": poll.pk, "kind": poll.kind, "question": poll.question, **numbers, "options": options}


def decided_result(poll: Poll, decided: Mapping[int, Json] | None = None) -> Json:
    """Decide the numbers of a poll beside all that is public of its conversation: JSON cells by primary key.

    ``words``: only those of a word cloud that have a public number. ``asked_twice``: only if the split is withheld
    because of another poll with the same question. ``decided``: results that become public with this one, by poll.
    """
    decided, attended = decided or {}, public_attendance(poll.conversation)
    answered = _answered(poll.n_answered, attended)
    others = _polls_beside(poll.conversation, decided)
    present = beside(
        poll.n_present,
        [answered, *others, *attended],
        low=least(answered),
        high=_at_most(_newest(attended), poll.n_present),
    )
    counts = {str(option.pk): option.count for option in poll.options.all()}
    words = word_counts(poll)
    is_many = poll.kind in (PollKind.MANY, PollKind.CLOUD)
    cells = split(counts or words, poll.n_answered, answered, is_many=is_many)
    is_told_elsewhere = bool(cells) and not answered.hidden and tells_a_ballot(poll, decided)
    if is_told_elsewhere:
        cells = dict.fromkeys(cells, WITHHELD)
    return {
        "answered": as_json(answered),
        "present": as_json(present),
        "options": {key: as_json(cells[key]) for key in counts},
        **({"words": _told(cells)} if poll.kind == PollKind.CLOUD else {}),
        **({"asked_twice": True} if is_told_elsewhere else {}),
    }


def _told(cells: dict[str, Cell]) -> Json:
    return {key: as_json(cell) for key, cell in cells.items() if not cell.hidden}


def _answered(count: int, attended: list[Cell]) -> Cell:
    return beside(count, attended, high=_at_most(_newest(attended), count))


def _polls_beside(conversation: Conversation, decided: Mapping[int, Json]) -> list[Cell]:
    return all_of([*public_polls(conversation), *map(poll_totals, decided.values())])


def _newest(attended: list[Cell]) -> int | None:
    return most(attended[0]) if attended else None


def _at_most(attended: int | None, count: int) -> int | None:
    """A larger count contradicts the published one, which then limits nothing."""
    return attended if attended is not None and attended >= count else None


def split(counts: dict[str, int], answered: int, cell: Cell, *, is_many: bool = False) -> dict[str, Cell]:
    """The cells of the answers; ``cell`` is that of the number who answered, which is published in any case."""
    if any(count > answered for count in counts.values()):
        raise NumbersDoNotAdd(_("More people are counted for one answer than answered the poll."))
    if cell.hidden or not counts:
        return dict.fromkeys(counts, WITHHELD)
    blank = answered - sum(counts.values())
    if is_many or blank < 0:
        return published_choices(counts, answered)
    parts = published_parts({**counts, BLANK: blank})  # people who answered, and chose none: on paper
    return {key: parts[key] for key in counts}
