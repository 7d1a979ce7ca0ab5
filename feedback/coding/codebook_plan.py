"""What an import of a codebook would do, code by code: add, change, leave as it is, or refuse (PAR-03)."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.utils.translation import gettext as _

from cms.form_fields import field_label
from feedback.coding.file_codes import PLAIN, TRANSLATED, FileCode, guid_of
from feedback.coding.refi_xml import DEEPEST
from feedback.models import Code, Codebook

MEANT_BY = {Code.Status.RETIRED, Code.Status.MERGED}


@dataclass(frozen=True)
class Difference:
    label: str
    before: str
    after: str


@dataclass
class Planned:
    """``act``: "add", "change", "same" or "refused"; ``above``: the planned or present code it becomes part of."""

    file: FileCode
    code: Code | None = None
    act: str = "same"
    reason: str = ""
    note: str = ""
    above: "Planned | Code | None" = None
    differences: list[Difference] = field(default_factory=list)

    @property
    def name(self) -> str:
        return str(self.file) if self.file.name or self.code is None else str(self.code)


class Plan:
    """The codes of a file beside those of a codebook. It reads nothing but what it is given."""

    def __init__(self, book: Codebook, codes: list[Code], found: list[FileCode]) -> None:
        self.book, self.codes = book, {code.pk: code for code in codes}
        self.by_key = {code.key: code for code in codes}
        self.by_guid = {str(guid_of(code, book)): code for code in codes}
        self.by_ref = {each.ref: each for each in reversed(found)}
        self.by_path = self._paths()
        self.rows = [Planned(each, self._match(each)) for each in found]
        self.planned = {row.file.ref: row for row in reversed(self.rows)}
        refs = Counter(row.file.ref for row in self.rows)
        codes_met = Counter(row.code.pk for row in self.rows if row.code)
        for row in self.rows:
            twice = refs[row.file.ref] > 1 or (row.code and codes_met[row.code.pk] > 1)
            self._refuse(row, _("Two places in the file refer to this code.") if twice else _wrong_text(row))
        for row in self.rows:
            if not row.reason:
                self._place(row)
        self._refuse_below_refused()
        for row in self.rows:
            if not row.reason:
                self._compare(row)

    def of(self, act: str) -> list[Planned]:
        return [row for row in self.rows if row.act == act]

    @property
    def digest(self) -> str:
        """Changes with anything that the import would do."""
        told = [
            [row.act, row.file.ref, row.code.pk if row.code else 0, row.reason, row.note]
            + [[each.label, each.before, each.after] for each in row.differences]
            for row in self.rows
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()

    # Matching ---------------------------------------------------------------------------------------------

    def _match(self, each: FileCode) -> Code | None:
        if each.guid in self.by_guid:
            return self.by_guid[each.guid]
        if each.key:
            return self.by_key.get(each.key)
        return self.by_path.get(self._path_in_file(each))

    def _paths(self) -> dict[tuple[str, ...], Code]:
        """Codes by the names from the top to them; those that share a path are left out."""
        found: dict[tuple[str, ...], Code | None] = {}
        for code in self.codes.values():
            path, above = [_folded(code.name)], code.parent_id
            while above in self.codes and len(path) < len(self.codes):
                path.append(_folded(self.codes[above].name))
                above = self.codes[above].parent_id
            found[tuple(path)] = None if tuple(path) in found else code
        return {path: code for path, code in found.items() if code}

    def _path_in_file(self, each: FileCode) -> tuple[str, ...]:
        path, above = [_folded(each.name)], each.parent
        while above in self.by_ref and len(path) <= DEEPEST:
            path.append(_folded(self.by_ref[above].name))
            above = self.by_ref[above].parent
        return tuple(path)

    # Places -----------------------------------------------------------------------------------------------

    def _place(self, row: Planned) -> None:
        present = self.codes.get(row.code.parent_id or 0) if row.code else None
        wanted = row.file.parent
        if wanted is None:
            row.above = present
            return
        if wanted and wanted not in self.planned and wanted not in self.by_key:
            self._refuse(row, _("There is no code “%(key)s” that it could be part of.") % {"key": wanted})
            return
        above = self.planned.get(wanted) if wanted in self.planned else self.by_key.get(wanted)
        row.above = above.code if isinstance(above, Planned) and above.code else above
        is_out = isinstance(row.above, Code) and row.above.status != Code.Status.ACTIVE
        if is_out and row.above != present:
            self._refuse(
                row, _("“%(code)s” is no longer in use, so no code can be part of it.") % {"code": row.above}
            )
        elif self._depth(row) > DEEPEST:
            self._refuse(row, _("A code cannot be part of itself or have more than ten codes above it."))

    def _depth(self, row: Planned) -> int:
        """How many codes are above it once imported; more than the deepest for one that is its own part."""
        planned = {each.code.pk: each for each in self.rows if each.code}
        depth, above = 1, row.above
        while above is not None and depth <= DEEPEST:
            depth += 1
            if isinstance(above, Code) and above.pk in planned:
                above = planned[above.pk]
            above = self._above(above)
        return depth

    def _above(self, above: "Planned | Code") -> "Planned | Code | None":
        if isinstance(above, Code):
            return self.codes.get(above.parent_id or 0)
        if above.file.parent is None:
            return self.codes.get(above.code.parent_id or 0) if above.code else None
        return self.planned.get(above.file.parent) or self.by_key.get(above.file.parent)

    def _refuse_below_refused(self) -> None:
        for _level in range(DEEPEST):
            for row in self.rows:
                if not row.reason and isinstance(row.above, Planned) and row.above.reason:
                    self._refuse(
                        row, _("“%(code)s”, which it is part of, is refused.") % {"code": row.above.name}
                    )

    def _refuse(self, row: Planned, reason: str) -> None:
        if reason:
            row.act, row.reason = "refused", reason

    # Differences ------------------------------------------------------------------------------------------

    def _compare(self, row: Planned) -> None:
        if row.code is None:
            row.act = "add"
            return
        row.differences = [*_text_differences(row.code, row.file), *self._move(row)]
        row.act = "change" if row.differences else "same"
        if row.file.status and row.file.status != row.code.status:
            row.note = _("Its status stays “%(status)s”. Change it on the code’s page.") % {
                "status": row.code.get_status_display()
            }

    def _move(self, row: Planned) -> list[Difference]:
        present = self.codes.get(row.code.parent_id or 0) if row.code else None
        if row.above == present:
            return []
        name = row.above.name if isinstance(row.above, Planned) else str(row.above or "")
        return [Difference(_label("parent"), str(present or ""), name)]


def new_texts(code: Code | None, each: FileCode) -> dict[str, object]:
    """The texts that a code has after the import, by the name of the field."""
    found: dict[str, object] = {}
    for name in TRANSLATED:
        texts = (getattr(code, name) if code else {}) | getattr(each, name)
        found[name] = {language: words for language, words in texts.items() if words}
    return found | {name: words for name, words in each.plain.items() if words or code}


def _text_differences(code: Code, each: FileCode) -> list[Difference]:
    found = []
    languages = dict(settings.LANGUAGES)
    for name in TRANSLATED:
        for language, words in getattr(each, name).items():
            label = _label(name) + (f" ({languages[language]})" if language != settings.LANGUAGE_CODE else "")
            found.append(Difference(label, getattr(code, name).get(language, ""), words))
    found += [Difference(_label(name), getattr(code, name), words) for name, words in each.plain.items()]
    return [each for each in found if each.before != each.after]


def _wrong_text(row: Planned) -> str:
    """The first thing that is wrong with the texts of a code, or an empty string."""
    each, first = row.file, settings.LANGUAGE_CODE
    if not each.name.get(first) and (row.code is None or first in each.name):
        return _("It has no name.")
    for name in TRANSLATED:
        longest = _longest(name)
        if any(len(words) > longest for words in getattr(each, name).values()):
            return _too_long(name, longest)
    for name in PLAIN:
        longest = _longest(name)
        if len(each.plain.get(name, "")) > longest:
            return _too_long(name, longest)
    return _wrong_key(each) if each.key and row.code is None else ""


def _longest(name: str) -> int:
    field = Code._meta.get_field(name)
    return getattr(field, "text_length", 0) or getattr(field, "max_length", 0)


def _too_long(name: str, longest: int) -> str:
    return _("“%(field)s” is longer than %(number)s characters.") % {"field": _label(name), "number": longest}


def _wrong_key(each: FileCode) -> str:
    try:
        validate_slug(each.key)
    except ValidationError:
        return _("The key can contain only letters, digits, hyphens and underscores.")
    longest = _longest("key")
    return _too_long("key", longest) if len(each.key) > longest else ""


def _label(name: str) -> str:
    words = field_label(Code, name)
    return words[:1].upper() + words[1:]


def _folded(name: dict[str, str]) -> str:
    return " ".join(name.get(settings.LANGUAGE_CODE, "").casefold().split())
