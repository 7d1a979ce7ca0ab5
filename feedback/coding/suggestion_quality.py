"""Measure how well suggestions find what people coded, on texts that they did not learn from (PAR-04).

Held out are the closed double-coded samples of the codebook, whatever form the run is for, as they were coded by the
time they closed; with too few such texts, every text that people coded without deciding on a suggestion, in turn, in
five parts. Letters that are nearly the same count once, and none is learned from while a near-copy of it is held out.
The weights of words are fitted on all, as in a run.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from random import Random
from typing import Any

from feedback.coding.near_duplicates import Letter, groups_of_letters
from feedback.coding.nearest_passages import Found, Neighbours, Span, best_codes, spans_of
from feedback.coding.precision_recall import FEWEST, Judged, counts_by_code
from feedback.coding.sampling import read_and_given
from feedback.coding.suggestion_presenters import GONE
from feedback.coding.tokens import group_of
from feedback.models import Code, CodingSample, SubmissionText, Suggestion, SuggestionRun

SAMPLE, FOLDS = "sample", "folds"
PARTS, MOST_HELD = 5, 2000
Learned = Mapping[str, Sequence[Span]]


def measure(run: SuggestionRun, learned: Learned, *, check: Callable[[], None]) -> dict[str, Any]:
    """Return counts for each code with how they were measured; empty with fewer than 11 texts."""
    codes = {code.pk: code for code in run.codebook.codes.all()}
    closed = CodingSample.objects.filter(codebook=run.codebook, state=CodingSample.State.CLOSED)
    samples = list(closed.select_related("codebook").order_by("number"))
    doubled = [each for sample in samples for each in _agreed(sample, codes)]
    coded = _coded(run, learned)
    texts = _texts([each.text for each in doubled + coded] + [span.text for span in _all(learned)])
    group = groups_of_letters([letter for letter, _language in texts.values()])
    judged, basis = _once(doubled, texts, group), SAMPLE
    if len(judged) < FEWEST:
        samples, judged, basis = [], _once(coded, texts, group), FOLDS
    if len(judged) < FEWEST:
        return {}
    suggested, same = _suggested(judged, learned, texts, group, basis, check)
    fresh = [each for each in judged if each.text not in same]
    return {
        "basis": basis,
        "samples": [sample.number for sample in samples],
        "texts": len(judged),
        "same": len(same),
        "rows": counts_by_code(judged, suggested),
        "fresh": counts_by_code(fresh, suggested) if same and len(fresh) >= FEWEST else [],
    }


def _agreed(sample: CodingSample, codes: dict[int, Code]) -> list[Judged]:
    """The texts that two or more people read, with the codes all of them gave, or that were decided to fit."""
    read, given = read_and_given(sample, codes, until=sample.closed_at)
    readers: dict[int, set[str]] = defaultdict(set)
    givers: dict[tuple[int, str], set[str]] = defaultdict(set)
    for text, name in read:
        readers[text].add(name)
    for text, name, key in given:
        givers[text, key].add(name)
    ids = {code.key: code.pk for code in codes.values()}
    found = []
    for text in sorted(pk for pk, names in readers.items() if len(names) > 1):
        has, unclear = set(), set()
        for key in (key for pk, key in givers if pk == text):
            decided = sample.agreement.get(key, {}).get("decided", {}).get(str(text))
            if givers[text, key] == readers[text] or (decided and decided["fits"]):
                has.add(ids[key])
            elif not decided:
                unclear.add(ids[key])
        found.append(Judged(text, frozenset(has), frozenset(unclear)))
    return found


def _coded(run: SuggestionRun, learned: Learned) -> list[Judged]:
    """The newest coded texts, with the codes of their passages; without those on which someone decided a suggestion."""
    decided = Suggestion.objects.exclude(state=Suggestion.State.WAITING).filter(code__codebook=run.codebook)
    aided = set(decided.order_by().values_list("text", flat=True))
    has: dict[int, set[int]] = defaultdict(set)
    for span in _all(learned):
        if span.text not in aided:
            has[span.text].add(span.code)
    return [Judged(text, frozenset(has[text])) for text in sorted(has, reverse=True)[:MOST_HELD]]


def _once(judged: Sequence[Judged], texts: Container[int], group: Mapping[int, int]) -> list[Judged]:
    """Of those that still stand, one text of each group of near-identical letters (PAR-05)."""
    found: dict[int, Judged] = {}
    for each in judged:
        if each.text in texts:
            found.setdefault(group[each.text], each)
    return list(found.values())


def _all(learned: Learned) -> Iterable[Span]:
    return (span for spans in learned.values() for span in spans)


def _texts(ids: Iterable[int]) -> dict[int, tuple[Letter, str]]:
    rows = SubmissionText.objects.to_code().exclude(submission__state__in=GONE)
    fields = ("pk", "text", "submission__campaign", "language")
    wanted = sorted(set(ids))
    found: dict[int, tuple[Letter, str]] = {}
    for first in range(0, len(wanted), 500):
        part = rows.filter(pk__in=wanted[first : first + 500]).order_by("pk").values_list(*fields)
        found |= {
            pk: (Letter(pk, text, campaign), group_of(language)) for pk, text, campaign, language in part
        }
    return found


def _suggested(
    judged: Sequence[Judged],
    learned: Learned,
    texts: Mapping[int, tuple[Letter, str]],
    group: Mapping[int, int],
    basis: str,
    check: Callable[[], None],
) -> tuple[dict[int, set[int]], set[int]]:
    """The codes suggested for each held text, and those of them that repeat a learned passage word for word."""
    leaders = sorted({group[each.text] for each in judged})
    Random(0).shuffle(leaders)  # noqa: S311  the same parts each time
    parts = PARTS if basis == FOLDS else 1
    found: list[Found] = []
    same: set[int] = set()
    for part in range(parts):
        held_groups = set(leaders[part::parts])
        held = [each.text for each in judged if group[each.text] in held_groups]
        for language in sorted({texts[pk][1] for pk in held}):
            check()
            spans = [
                span
                for pk in held
                if texts[pk][1] == language
                for span in spans_of(pk, texts[pk][0].text, language)
            ]
            known = [span for span in learned.get(language, []) if group.get(span.text) not in held_groups]
            known = [span for span in known if span.text in texts]
            if known and spans:
                same |= _repeating(spans, known)
                found += Neighbours(language, known, spans).suggest(spans)
    return best_codes(found), same


def _repeating(spans: Iterable[Span], known: Iterable[Span]) -> set[int]:
    words = {span.words.casefold() for span in known}
    return {span.text for span in spans if span.words.casefold() in words}
