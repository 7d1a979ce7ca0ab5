"""The rule for the numbers of a conversation, in rooms of any size (C2C-21, PRV-10 to PRV-12).

One rule for the live page, the projector, the recap, the page of a year and every file. The desk sees true counts.
T is the disclosure threshold, 11 by default; a group of 1 to T - 1 people is small.

1. The number of people who answered a poll is shown if it is 0 or at least T. Otherwise it reads "fewer than 11".
2. The answers are split only if the number who answered is shown and at least T. Small numbers are withheld, and
   others with them, by the rule of `published_parts.py`; a zero is always shown, and blank answers count as a part.
   While a poll is open there is no split: two looks would reveal a ballot.
   Nor is there one if the same question has a public split already, of an earlier round or of a copy, and the number
   who answered, or that of an option, differs from it by a small number: the two would reveal a ballot.
   In the tables of groups of a recap and of a year, too, all hidden numbers read alike, because beside a total the
   reasons give them away: of all splits of 20, only 10 and 10 would have both numbers marked "to protect the other".
3. People who answered were present, and people who were present attended. Each such total is compared with the
   totals of the conversation that are already public: if it differs from one by a small number, it is hidden and its
   range is shown, such as "61 to 70". So "12 of 15 answered" does not say that 3 did not. Those present at a poll and
   those who attended are compared with all of them, so 30 and later 31 present does not tell who came. Those who
   answered are compared with who attended and who was present at this poll. They are not compared with other polls:
   each is answered by whoever wants to, none of them contains the other, and few second polls could be split.
4. What is public stays as it is. Each later number of the conversation (another poll, the recap, a new edition of
   it, the page of the year) is decided beside all that is public by then.
5. A sum over conversations is the sum of their public numbers; a hidden one adds its range. The tables of a year
   contain only the conversations whose own number is shown, so nothing is left to subtract.
6. Of a ranking only the number of people who ranked each answer first is shown: a split of those who answered, by 1
   and 2. The places after it are never shown, nor an order by points. Beside the first places that order could tell
   small numbers: 17 put A first and 16 put B first; if C led B by points, all 17 would have put C second.
7. An answer in a person's own words (open text, word cloud) is shown once staff approved it, as a live question is.
   It is a text, not a number of people: equal answers are one, in alphabetical order, while the poll is open and
   after, in rooms of any size. How many are hidden is shown by reason (BK-23). The numbers are those of 1 and 3.
   While the poll is open no text has a number or a size. The number of people who wrote a word of a cloud is decided
   once, at the closing, among the words approved by then, by 2, as in a poll with several answers, and is shown only
   if exact. It has none if a word of the same question has a public number in another poll. The size of a word says
   no more than these numbers: without one it is the smallest. A word approved, changed or merged later changes none.
   That a text of an open poll comes from one person is plain; it names no one, because staff took out what might.
   This is the limit of the rule: each different approved text of a poll with open text is at least one ballot, three
   words of a cloud are, too, and the hidden answers are counted exactly by reason, like hidden questions. A reader
   who counts them knows how many people answered at least, also where the number reads "fewer than 11".

The range is the longest run of numbers that this rule would hide, among those that agree with what is public. A
reader who knows the rule learns that the number is in its range, and no more: every number in it would have been
published with the same range. Three cases that a simpler range (the next ten numbers) would have given away:

- Two polls with 70 and 71 answers, and 71 people who attended. "71 to 80", the next ten after 70, would be said of 71
  alone: 72 to 80 lie closer to the other poll. The run is 71 to 81.
- A range that is public, 61 to 70, and later a subset of 65 shown exactly would leave six numbers. A value within
  the range of a related total is therefore hidden in that range.
- A corrected number of people who attended, 80 and then 83, would name the three: the earlier one is compared, too.

`tests/engagement/disclosure/` tries all states of small rooms and shows that no total or difference has fewer than
ten values that agree with what is shown.
"""

from collections.abc import Iterable, Mapping

from cms.disclosure import Cell
from engagement.published_cells import threshold

NOTHING = Cell(0)
WITHHELD = Cell(None, "held")


def count_cell(count: int) -> Cell:
    """A count that is compared with no other."""
    return beside(count, ())


def beside(count: int, public: Iterable[Cell], *, low: int = 0, high: int | None = None) -> Cell:
    """The cell of a count, given the related numbers that are public.

    ``low``, ``high``: what a reader knows of it from numbers of people whom it contains or who contain it.
    """
    related = [NOTHING, *public]
    if not _is_told(count, related):
        return Cell(count)
    least = most = count
    while least > low and _is_told(least - 1, related):
        least -= 1
    while most != high and _is_told(most + 1, related):
        most += 1
    return Cell(None, "small" if most < threshold() else "complement", (least, most))


def alike[K](cells: Mapping[K, Cell]) -> dict[K, Cell]:
    """The cells of a table whose total is shown, without the reason why each is hidden."""
    return {key: WITHHELD if cell.hidden else cell for key, cell in cells.items()}


def _is_told(count: int, related: list[Cell]) -> bool:
    """Whether the exact number would tell a small group: the difference to a number that is public."""
    return any(_tells(count, cell) for cell in related)


def differs_by_few(count: int, cell: Cell) -> bool:
    """Whether the difference to this number is one of a small group; False if the number is hidden."""
    return cell.value is not None and 0 < abs(count - cell.value) < threshold()


def _tells(count: int, cell: Cell) -> bool:
    if cell.value is not None:
        return differs_by_few(count, cell)
    return cell.span is not None and cell.span[0] <= count <= cell.span[1]


def least(cell: Cell) -> int:
    return cell.value if cell.value is not None else cell.span[0] if cell.span else 0


def most(cell: Cell) -> int | None:
    return cell.value if cell.value is not None else cell.span[1] if cell.span else None


def total(cells: Iterable[Cell]) -> Cell:
    """The sum of public numbers: exact, or its range if one of them is hidden."""
    parts = list(cells)
    if any(most(cell) is None for cell in parts):
        return Cell(None, "complement")
    low, high = sum(map(least, parts)), sum(most(cell) or 0 for cell in parts)
    return Cell(low) if low == high else Cell(None, "complement", (low, high))
