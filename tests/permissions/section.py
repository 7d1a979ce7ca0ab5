"""Section 9 of security.md as written (section.md): 32 objects, nine roles. Nothing here is our own.

L list, V view, C create, E edit, P publish, W withdraw, H history, X export, M manage. "—" looks as if it did not
exist.
"""

from pathlib import Path

ACTIONS = "LVCEPWHXM"
SECTION = Path(__file__).with_name("section.md")


def written() -> dict[int, tuple[str, dict[str, str]]]:
    """Number → the object, and what the section grants to each role in its own words."""
    head, _rule, *lines = SECTION.read_text().strip().splitlines()
    _number, _object, *roles = cells_of(head)
    found = {}
    for line in lines:
        number, name, *cells = cells_of(line)
        found[int(number)] = (name, dict(zip(roles, cells, strict=True)))
    return found


def cells_of(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def letters(words: str) -> str:
    """The actions of a cell: "LVCE own vote" → LVCE; "M, no V" → M; "own" → V, for what is one's own can be read."""
    if words == "own":
        return "V"
    found = ""
    for word in words.replace(",", " ").replace(";", " ").split():
        if word == "no":
            break
        if set(word) <= set(ACTIONS):
            found += word
    return "".join(each for each in ACTIONS if each in found)
