"""The id of an index entry is its place among entries that fit a query equally well.

The newest day comes first and no day last, then the oldest copy, then the language. So the database's index gives
results in their order, and stops when there are enough.
"""

from datetime import date

RECORD_BITS, LANGUAGE_BITS = 36, 5  # with 22 for the day they fill a 64-bit number without its sign
NO_DAY = (1 << 22) - 1
MOST_LANGUAGES = 1 << LANGUAGE_BITS
COPY = f"({{id}} >> {LANGUAGE_BITS})"  # the same for all entries of one copy
RECORD = f"(({{id}} >> {LANGUAGE_BITS}) & {(1 << RECORD_BITS) - 1})"


def place(day: date | None, record: int, language: int) -> int:
    """``record``: the id of the copy. ``language``: which one of its languages, from 0.

    Raises ValueError if one of them is out of range.
    """
    if not 0 <= record < 1 << RECORD_BITS or not 0 <= language < MOST_LANGUAGES:
        raise ValueError(f"Copy {record}, language {language}: no place among search results.")
    day_part = date.max.toordinal() - day.toordinal() if day else NO_DAY
    return (day_part << RECORD_BITS | record) << LANGUAGE_BITS | language


def day_at(place: int) -> int:
    """The part of a place that is of its day: the lower, the newer."""
    return place >> (RECORD_BITS + LANGUAGE_BITS)
