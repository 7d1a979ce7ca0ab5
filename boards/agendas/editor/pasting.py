"""Read a pasted list of items: rows of a spreadsheet, or the lines of an outline. Pure.

Nothing is dropped: a cell that cannot be read is named beside its line, and a line that cannot be read is a line with
a problem.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import override

from boards.agendas.draft_rows import DEEPEST
from boards.choices import ItemKind
from boards.rules.closed_grounds import grounds_like

MOST_LINES, LONGEST_TITLE, LONGEST_PRESENTER, MOST_MINUTES = 300, 250, 200, 600
NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,2}|\d{1,3}(?=[.)\t]|\s*$))[.)]?\s*")
BARE_NUMBER = re.compile(r"(\d{1,3})\s+")
LETTER = re.compile(r"\(?([A-Za-z])[.)]\s+")
ROMAN = re.compile(r"\(?([ivxIVX]{1,5})[.)]\s+")
BULLET = re.compile(r"[•·▪◦‣*–—-]\s+")
MINUTES = re.compile(r"(\d{1,3})\s*(?:m|min\w*)?\.?", re.IGNORECASE)
MINUTES_AT_END = re.compile(r"\s*\((\d{1,3})\s*min\w*\.?\)\s*$", re.IGNORECASE)
KIND_AT_END = re.compile(r"\s*[\[(]([^\])]{3,30})[\])]\s*$")
BREAK = re.compile(
    r"((short|morning|afternoon|lunch|meal) )?(break|lunch|recess)|(break|recess) for lunch"
    r"|(pausa|receso)( para (el almuerzo|almorzar|comer))?|almuerzo"
)
HEADERS = {
    "number": ("no", "no.", "number", "#", "item", "núm.", "número"),
    "kind": ("kind", "type", "tipo", "clase"),
    "title": ("title", "description", "brief description", "título", "descripción"),
    "minutes": ("minutes", "min", "min.", "minutos", "duration", "duración"),
    "presenter": ("presenter", "presented by", "presentador", "presenta"),
    "citation": ("ground", "legal ground", "closed under", "fundamento"),
}


@dataclass
class Line:
    """What one pasted line means. ``typed`` is the line as it was pasted."""

    typed: str
    level: int = 0
    kind: str = ""
    minutes: int | None = None
    presenter: str = ""
    citation: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def kind_label(self) -> str:
        return str(ItemKind(self.kind).label) if self.kind else ""


def read_pasted(pasted: str, languages: Sequence[tuple[str, str]]) -> list[Line]:
    """``languages``: code and name, in the order of the columns of titles."""
    typed = [line.rstrip() for line in pasted.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    typed = [line for line in typed if line.strip()]
    lines = list(_table(typed, languages) if _is_table(typed) else _outline(typed, languages[0][0]))
    for number, line in enumerate(lines):
        _check(line, lines[number - 1] if number else None)
    _share_kinds(lines)
    return lines


def _is_table(typed: Sequence[str]) -> bool:
    """A tab right behind a number is how Word copies a numbered list."""
    return any("\t" in _behind_number(line.strip()) for line in typed)


def _behind_number(text: str) -> str:
    found = NUMBER.match(text)
    return text[found.end() :] if found else text


# A spreadsheet ----------------------------------------------------------------------------------------------------


def _table(typed: Sequence[str], languages: Sequence[tuple[str, str]]) -> Iterator[Line]:
    columns = _columns_named(typed[0].split("\t"), languages)
    rows = typed[1:] if columns else typed
    numbered = not columns and all(NUMBER.fullmatch(row.split("\t")[0].strip()) for row in rows)
    usual = ["kind", *(f"title:{code}" for code, _name in languages), "minutes", "presenter", "citation"]
    columns = columns or (["number", *usual] if numbered else usual)
    for row in rows:
        line = Line(typed=row)
        known: set[str] = set()
        for name, cell in zip(columns, (cell.strip() for cell in row.split("\t")), strict=False):
            _read_cell(line, "twice" if name in known else name, cell)
            known |= {name} if name and cell else set()
        for cell in row.split("\t")[len(columns) :]:
            _read_cell(line, "", cell.strip())
        yield line


def _columns_named(cells: Sequence[str], languages: Sequence[tuple[str, str]]) -> list[str]:
    """The columns by their headings; empty unless the first line has a heading for a title and nothing else."""
    names = [_column(cell.strip(), languages) for cell in cells]
    known = [name for name in names if name]
    has_title = any(name.startswith("title:") for name in known)
    filled = [cell for cell in cells if cell.strip()]
    return names if has_title and len(known) >= max(2, len(filled) - 1) else []


def _column(cell: str, languages: Sequence[tuple[str, str]]) -> str:
    words = cell.casefold()
    for code, name in languages:
        own = {code.casefold(), name.casefold(), *(f"{title} {code}" for title in HEADERS["title"])}
        own |= {f"{title}, {name.casefold()}" for title in HEADERS["title"]}
        if words in own | {f"{title} ({name.casefold()})" for title in HEADERS["title"]}:
            return f"title:{code}"
    if words in HEADERS["title"]:
        return f"title:{languages[0][0]}"
    return next((column for column, names in HEADERS.items() if words in names), "")


def _read_cell(line: Line, name: str, cell: str) -> None:
    if not cell:
        return
    if name.startswith("title:"):
        line.titles[name.removeprefix("title:")] = cell
    elif name == "presenter":
        line.presenter = cell
    elif name == "number" and (found := NUMBER.fullmatch(cell)):
        line.level = found[1].count(".")
    elif name == "kind" and (kind := kind_named(cell)):
        line.kind = kind
    elif name == "minutes" and (found := MINUTES.fullmatch(cell)) and 0 < int(found[1]) <= MOST_MINUTES:
        line.minutes = int(found[1])
    elif name == "citation" and len(grounds := grounds_like(cell)) == 1:
        line.citation = grounds[0].citation
    else:
        line.problems.append(_unread(name) % {"cell": cell})


def _unread(name: str) -> str:
    return {
        "number": _("“%(cell)s” is not an item number such as 5 or 5.1."),
        "kind": _("“%(cell)s” is not a kind of item."),
        "minutes": _("“%(cell)s” is not a number of minutes from 1 to 600."),
        "twice": _(
            "Two columns have the same heading. “%(cell)s” is in the second one. Remove one of the columns."
        ),
        "citation": _("“%(cell)s” does not match exactly one ground for a closed session."),
    }.get(name, _("“%(cell)s” is in a column without a heading."))


def kind_named(words: str) -> str:
    """A kind by its name in a language of the site, or by its first words."""
    wanted = words.strip().casefold()
    for code in ("en", "es"):
        with override(code):
            names = {kind.value: str(kind.label).casefold() for kind in ItemKind}
        for value, name in names.items():
            if wanted in (name, value):
                return value
        starts = [value for value, name in names.items() if len(wanted) >= 4 and name.startswith(wanted)]
        if len(starts) == 1:
            return starts[0]
    return ""


# An outline -------------------------------------------------------------------------------------------------------


def _outline(typed: Sequence[str], language: str) -> Iterator[Line]:
    indents: list[int] = []
    before: Line | None = None
    tops = 0
    for text in typed:
        indent = _width(text)
        while indents and indents[-1] > indent:
            indents.pop()
        if not indents or indents[-1] < indent:
            indents.append(indent)
        level, words = _marked(text.strip(), len(indents) - 1, before)
        if (bare := BARE_NUMBER.match(words)) and words == text.strip() and int(bare[1]) == tops + 1:
            words = words[bare.end() :]
        tops += level == 0
        line = Line(typed=text, level=level)
        _read_words(line, words, language)
        before = line
        yield line


def _width(text: str) -> int:
    lead = text[: len(text) - len(text.lstrip())]
    return len(lead.replace("\t", "    "))


def _marked(text: str, depth: int, before: Line | None) -> tuple[int, str]:
    """The level that a mark such as "5.1", "a)" or a bullet gives, and the words behind it."""
    if found := NUMBER.match(text):
        return max(found[1].count("."), depth), text[found.end() :]
    if found := ROMAN.match(text):
        is_deep = before is not None and (before.level == DEEPEST or (before.level == 1 and found[1] in "iI"))
        if is_deep or len(found[1]) > 1:
            return max(DEEPEST, depth), text[found.end() :]
    if found := LETTER.match(text):
        return max(1, depth), text[found.end() :]
    if found := BULLET.match(text):
        return depth or _bullet_level(before), text[found.end() :]
    return depth, text


def _bullet_level(before: Line | None) -> int:
    """A bullet behind a bullet stands beside it; behind a number or a letter, below it."""
    if before is None:
        return 0
    typed = before.typed.strip()
    is_marked = NUMBER.match(typed) or LETTER.match(typed) or ROMAN.match(typed)
    return min(before.level + 1, DEEPEST) if is_marked else before.level


def _read_words(line: Line, words: str, language: str) -> None:
    """Minutes and kind may stand behind the title: "Data plan (15 min) [Action]"."""
    for _turn in range(2):
        if found := MINUTES_AT_END.search(words):
            _read_cell(line, "minutes", found[1])
            words = words[: found.start()]
        elif (found := KIND_AT_END.search(words)) and (kind := kind_named(found[1])):
            line.kind, words = kind, words[: found.start()]
    line.titles = {language: words.strip()} if words.strip() else {}


# Both -------------------------------------------------------------------------------------------------------------


def _check(line: Line, before: Line | None) -> None:
    if not line.titles:
        line.problems.append(_("This line has no title. Add one."))
    for words in line.titles.values():
        if len(words) > LONGEST_TITLE:
            line.problems.append(_("The title is longer than 250 characters. Shorten it."))
    if len(line.presenter) > LONGEST_PRESENTER:
        line.problems.append(_("The presenter’s name is longer than 200 characters. Shorten it."))
    if line.level > DEEPEST:
        line.problems.append(_("Items can have at most three levels."))
    elif line.level > (before.level + 1 if before else 0):
        line.problems.append(
            _("This line is a part of an item, but the item is missing above it. Add the item.")
        )
    if line.level == 0 and line.citation and line.kind != ItemKind.CLOSED:
        line.problems.append(_("Only a closed session has a legal ground. Clear it, or change the kind."))


def _share_kinds(lines: Sequence[Line]) -> None:
    """A part has the kind of its item; where it names another kind, the table says so."""
    top: Line | None = None
    for line in lines:
        if line.level == 0:
            top = line
            line.kind = line.kind or guessed_kind(line)
        elif top is not None:
            if line.kind and line.kind != top.kind:
                words = _("A part must have the same kind as its item: %(kind)s.")
                line.notes.append(words % {"kind": top.kind_label})
            if line.citation and line.citation != top.citation:
                line.problems.append(
                    _("A part has the same legal ground as its item. Enter the ground on the item’s line.")
                )
            line.kind = top.kind


def guessed_kind(line: Line) -> str:
    """From a title that can only be one thing; else information, which cannot be voted on."""
    words = next(iter(line.titles.values()), "").casefold()
    marks = {
        ItemKind.CLOSED: ("closed session", "sesión cerrada"),
        ItemKind.COMMENT: ("public comment", "comentarios del público"),
        ItemKind.ADJOURN: ("adjourn", "cierre", "clausura"),
    }
    if BREAK.fullmatch(words.strip(" .")):
        return ItemKind.BREAK.value
    return next(
        (kind.value for kind, starts in marks.items() if words.startswith(starts)), ItemKind.INFORMATION.value
    )
