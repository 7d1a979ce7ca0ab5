"""An attacker who also has the rows of every file, and knows a comment again by its words (P04, P05, P07)."""

from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

from tests.disclosure_attacker import Attack, Key
from tests.released_files import Json, Reader

FACTS = ("channel", "language", "month", "version", "form", "codes", "against")


def told_columns(reader: Reader) -> list[str]:
    columns = list(reader.rows[0]) if reader.rows else []
    return [name for name in columns if name in FACTS or name.startswith("answer_")]


def few_rows(readers: list[Reader], threshold: int = 11) -> list[tuple]:
    """Combinations of up to three columns, over all files joined by the words, that 1 to 10 comments share."""
    joined: dict[str, Json] = defaultdict(dict)
    columns: list[tuple[int, str]] = []
    for reader in readers:
        number = reader.cut.number
        columns += [(number, name) for name in ("file", *told_columns(reader))]
        for row in reader.rows:
            joined[row["text_why"]] |= {(number, name): row[name] for name in told_columns(reader)}
            joined[row["text_why"]][number, "file"] = True
    found = []
    for size in (1, 2, 3):
        for some in combinations(columns, size):
            counts = Counter(tuple(row.get(each) for each in some) for row in joined.values())
            found += [(some, values, n) for values, n in counts.items() if n < threshold]
    return found


def read_rows(attack: Attack, reader: Reader, base: Key) -> None:
    """Count the rows of a file by one and by two columns. Every comment is a row, and the attacker knows that.

    A count of rows that share "other" or lack a code is the sum of counts that the tables may hide.
    """
    for dims in (("channel",), ("language",), ("channel", "language")):
        _count(attack, reader, base, dims)
        _count(attack, reader, base, ("code", *dims[:1]))
    _count(attack, reader, base, ("code",))


def _count(attack: Attack, reader: Reader, base: Key, dims: tuple[str, ...]) -> None:
    by_words = {row["texts"][0]["text"]: row for row in reader.true}
    codes = sorted({code for row in reader.rows for code in (row["codes"] or "").split("; ") if code})
    for code in codes if "code" in dims else [""]:
        told: Counter[tuple] = Counter()
        true: dict[tuple, Counter[tuple]] = defaultdict(Counter)
        for row in reader.rows:
            if code and code not in (row["codes"] or "").split("; "):
                continue
            cell = tuple(row[dim] for dim in dims if dim != "code")
            told[cell] += 1
            comment = by_words[row["text_why"]]
            true[cell][tuple((dim, comment[dim]) for dim in dims if dim != "code")] += 1
        for cell, count in told.items():
            if None in cell:
                continue  # the column is not shown
            _put(attack, base, code, (reader.cut.number, dims, code, cell), count, true[cell])


def _put(attack: Attack, base: Key, code: str, name: Any, count: int, parts: Counter[tuple]) -> None:
    carried = base | ({(f"code={code}", "yes")} if code else set())
    places = [attack.put(carried | set(pairs), None, n) for pairs, n in parts.items()]
    total = ((frozenset({("rows", str(name))})), count)
    attack.true[total] = attack.known[total] = count
    attack.sums.add((total, *places))
