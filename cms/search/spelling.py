"""What a word that no record contains may have meant: words of the index that differ by one or two letters."""

from collections.abc import Iterable

from django.db.models import Q

from cms.models import SearchWord
from cms.search.normalize import Piece
from cms.search.queries import Query

LEAST = 4  # letters of a word whose spelling is doubted
TWO_FROM = 6  # letters of a word of which two may be wrong
MOST_CANDIDATES = 3_000


def suggestion(query: Query) -> str:
    """The query with each unknown word replaced by the likeliest known one; "" if nothing is likelier."""
    doubted = [piece for piece in query.pieces if _may_be_misspelled(piece)]
    if not doubted:
        return ""
    known = _candidates(doubted)
    better = {piece: _best(piece.whole, known) for piece in doubted}
    if all(word in ("", piece.whole) for piece, word in better.items()):
        return ""
    return " ".join(better.get(piece) or _as_written(piece) for piece in query.pieces)


def distance(one: str, other: str, most: int) -> int:
    """How many letters are missing, wrong, too many or exchanged; ``most + 1`` if more than that.

    Optimal string alignment (Boytsov 2011, section 2.1).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        older, before, row = before, row, [at]
        for place, another in enumerate(other, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != another))
            if older and place > 1 and letter == other[place - 2] and one[at - 2] == another:
                cost = min(cost, older[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _may_be_misspelled(piece: Piece) -> bool:
    return not piece.is_run and piece.whole.isalpha() and len(piece.whole) >= LEAST


def _allowed(word: str) -> int:
    return 2 if len(word) >= TWO_FROM else 1


def _candidates(doubted: Iterable[Piece]) -> dict[str, int]:
    """Words that share an unchanged part with one of these: with so few mistakes, one part has none."""
    asked = Q()
    for piece in doubted:
        word, allowed = piece.whole, _allowed(piece.whole)
        parts = Q()
        for part in {*_parts(word, allowed + 1, 0), *_parts(word, allowed + 1, 1)}:
            parts |= Q(word__contains=part)
        asked |= Q(length__range=(len(word) - allowed, len(word) + allowed)) & parts
    rows = SearchWord.objects.filter(asked).order_by("-entries", "word")
    return dict(rows.values_list("word", "entries")[:MOST_CANDIDATES])


def _parts(word: str, number: int, shift: int) -> list[str]:
    """The word in so many parts. Cut a second time one letter on, an exchange of letters on a border is inside."""
    borders = [0, *(len(word) * at // number + shift for at in range(1, number)), len(word)]
    return [word[start:end] for start, end in zip(borders, borders[1:], strict=False) if start < end]


def _best(word: str, known: dict[str, int]) -> str:
    """Itself if it is known; else the nearest, then one with the same first letter, then the most frequent."""
    if word in known:
        return word
    allowed = _allowed(word)
    near = ((distance(word, each, allowed), each[0] != word[0], -n, each) for each, n in known.items())
    return min((found for found in near if found[0] <= allowed), default=(0, False, 0, ""))[3]


def _as_written(piece: Piece) -> str:
    return piece.whole
