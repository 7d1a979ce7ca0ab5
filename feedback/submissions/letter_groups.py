"""Group the letters of a campaign although their senders changed them (PAR-05).

1. Only text that at least ``COMMON`` letters have can be a campaign's text. Runs of three words that fewer have are
   personal, and runs that stand in the consultation itself are quotes: both are set aside.
2. Min-wise hashing of what is left, with banded buckets, proposes pairs: A. Broder, "On the resemblance and containment
   of documents" (1997). A letter joins the leader whose text it contains most of; nobody joins through a third letter.
3. The text of a group is what half of its letters have. Groups with nearly the same text are one. Text that two groups
   have, such as the paragraph in which an organization introduces itself, does not tell which of them a letter is of.
4. Each letter is compared with the text of each group once more. It is a member if it contains at least ``SHARE`` of
   that text, Broder's containment, and if that is at least ``OWN`` of the letter.

That letters to agencies are edited copies of templates with added, dropped and moved text, for which resemblance of the
whole is too strict, is the finding of H. Yang and J. Callan, "Near-duplicate detection for eRulemaking" (2005).

The time follows the number of letters: letters are compared only with leaders, of which a bucket has at most
``MOST_LEADERS``, and with groups, of which a run of words has at most as many. The same letters give the same groups.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from feedback.submissions.min_hash import MinHash
from feedback.submissions.text_similarity import shingles

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

    Numbers = NDArray[int64]

SMALLEST = 5  # letters in a campaign
COMMON = 3  # letters that have a run of words, for it to be the text of a campaign
LEAST = 8  # runs of words in the text of a campaign
SHARE = 0.5  # of the campaign's text, in a letter
OWN = 0.2  # of the letter, from the campaign's text
MOSTLY = 0.4  # the same, for at least half of a campaign's letters: else it is only a passage that many quote
SAME = 0.6  # of the shorter of two texts, in the other: they are one
BANDS, ROWS, MEETINGS = 24, 2, 2  # at 0.5 resemblance, 99 of 100 pairs share two buckets; at 0.05, 2 of 1,000
MOST_LEADERS = 20  # per bucket, and groups per run of words, to bound the cost of adversarial letters
COUNTERS = 1 << 22
ROUNDS = 2

Runs = frozenset[int]
Read = Callable[[list[int]], Iterable[tuple[int, str]]]


@dataclass
class Group:
    """Letters of one campaign: the one that shows it best, and for each the share of the campaign's text in it."""

    sample: int
    shares: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Likeness:
    """How much of a campaign's text a letter has, and how much of the letter that is."""

    share: float
    own: float


def groups(sent: dict[int, int], read: Read, quoted: Runs = frozenset()) -> list[Group]:
    """Group letters; ``sent`` is how many people sent each. ``read`` yields (key, text) in the order of the keys."""
    letters = _common_text(sent, read, quoted)
    order = sorted(letters, key=lambda key: (-sent[key], key))
    cores = _cores(_led(order, letters), letters, sent)
    for _round in range(ROUNDS):
        found = _assigned(order, letters, cores)
        cores = _cores([list(each) for each in found], letters, sent)
    found = [each for each in _assigned(order, letters, cores) if _is_campaign(each, sent)]
    shown = [_group(each, sent) for each in found]
    return sorted(shown, key=lambda one: (-sum(sent[key] for key in one.shares), one.sample))


@dataclass
class _Letter:
    common: "Numbers"
    length: int

    def runs(self) -> Runs:
        return frozenset(self.common.tolist())


def _common_text(sent: dict[int, int], read: Read, quoted: Runs) -> dict[int, _Letter]:
    """Return what each letter shares with others. Counts are of buckets of runs, so their memory is bounded."""
    import numpy

    order = sorted(sent)
    counts = numpy.zeros(COUNTERS, dtype=numpy.int64)
    for key, runs in _runs_of(order, read):
        counts[numpy.unique(runs % COUNTERS)] += sent[key]
    if quoted:
        counts[numpy.fromiter(sorted(quoted), dtype=numpy.int64) % COUNTERS] = 0
    found = {}
    for key, runs in _runs_of(order, read):
        common = runs[counts[runs % COUNTERS] >= COMMON]
        if len(common) >= LEAST:
            found[key] = _Letter(common, len(runs))
    return found


def _runs_of(order: list[int], read: Read) -> Iterator[tuple[int, "Numbers"]]:
    import numpy

    for key, text in read(order):
        yield key, numpy.fromiter(sorted(shingles(text)), dtype=numpy.int64)


def _led(order: list[int], letters: dict[int, _Letter]) -> list[list[int]]:
    """Return first groups: each letter with the leader whose text it has most of. Frequent letters lead."""
    min_hash = MinHash(BANDS, ROWS)
    places = {key: min_hash.buckets(letter.common) for key, letter in letters.items()}
    leaders: dict[int, list[int]] = defaultdict(list)
    texts: dict[int, Runs] = {}
    found: dict[int, list[int]] = {}
    for key in order:
        mine = letters[key].runs()
        met = Counter(leader for bucket in places[key] for leader in leaders.get(bucket, ()))
        near = [leader for leader, n in met.items() if n >= MEETINGS]
        best = max(((len(mine & texts[each]) / len(texts[each]), -each) for each in near), default=(0.0, 0))
        if best[0] >= SHARE:
            found[-best[1]].append(key)
            continue
        found[key], texts[key] = [key], mine
        for bucket in places[key]:
            if len(leaders[bucket]) < MOST_LEADERS:
                leaders[bucket].append(key)
    return list(found.values())


def _cores(found: list[list[int]], letters: dict[int, _Letter], sent: dict[int, int]) -> list[Runs]:
    """Return the text of each group that is large enough, largest first, without groups of nearly the same text."""
    sized = [(sum(sent[key] for key in each), each) for each in found]
    large = sorted((one for one in sized if one[0] >= SMALLEST), key=lambda one: (-one[0], one[1][0]))
    cores: list[Runs] = []
    index: dict[int, list[int]] = defaultdict(list)
    for size, keys in large:
        counted: Counter[int] = Counter()
        for key in keys:
            for run in letters[key].common.tolist():
                counted[run] += sent[key]
        core = frozenset(run for run, n in counted.items() if 2 * n >= size)
        hits = Counter(at for run in core for at in index.get(run, ()))
        if len(core) < LEAST or any(n >= SAME * min(len(core), len(cores[at])) for at, n in hits.items()):
            continue
        for run in core:
            if len(index[run]) < MOST_LEADERS:
                index[run].append(len(cores))
        cores.append(core)
    return cores


def _of_its_own(cores: list[Runs]) -> list[Runs]:
    """Return each text without what other groups have as well, unless hardly anything is left."""
    counted = Counter(run for core in cores for run in core)
    own = [frozenset(run for run in core if counted[run] == 1) for core in cores]
    return [one if len(one) >= LEAST else core for one, core in zip(own, cores, strict=True)]


def _assigned(order: list[int], letters: dict[int, _Letter], cores: list[Runs]) -> list[dict[int, Likeness]]:
    distinct = _of_its_own(cores)
    index: dict[int, list[int]] = defaultdict(list)
    for at, core in enumerate(distinct):
        for run in core:
            if len(index[run]) < MOST_LEADERS:
                index[run].append(at)
    found: list[dict[int, Likeness]] = [{} for _core in cores]
    for key in order:
        mine = letters[key].runs()
        hits = Counter(at for run in mine for at in index.get(run, ()))
        share, best = max(((n / len(distinct[at]), -at) for at, n in hits.items()), default=(0.0, 0))
        if share >= SHARE:
            own = len(mine & cores[-best]) / letters[key].length
            if own >= OWN:
                found[-best][key] = Likeness(share, own)
    return [each for each in found if each]


def _is_campaign(found: dict[int, Likeness], sent: dict[int, int]) -> bool:
    size = sum(sent[key] for key in found)
    mostly = sum(sent[key] for key, likeness in found.items() if likeness.own >= MOSTLY)
    return size >= SMALLEST and 2 * mostly >= size


def _group(found: dict[int, Likeness], sent: dict[int, int]) -> Group:
    sample = max(found, key=lambda key: (sent[key], found[key].share, found[key].own, -key))
    return Group(sample, {key: likeness.share for key, likeness in found.items()})
