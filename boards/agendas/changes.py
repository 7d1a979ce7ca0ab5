"""Compare a posted agenda with what would follow it, and judge each change (BK-14). Pure.

Every correction takes two people. What is here decides which changes are never offered as one, and about which the
second person is asked.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from boards.agendas.posted_materials import of_the_meeting
from boards.agendas.word_changes import (
    adds_more_than_a_place,
    decides,
    has_same_words,
    kinds_of,
    words_in,
)
from boards.change_choices import CLERICAL, DOUBTFUL, ChangeKind, Verdict
from boards.choices import ItemKind
from cms.components.dates import clock_time, long_date
from cms.i18n.fields import text

GRAVEST_FIRST = list(ChangeKind)
# Once posted, another kind, purpose or mode of the meeting needs a new notice.
FROZEN_FACTS = (
    "kind",
    "purpose",
    "called_by",
    "ground",
    "mode",
    "follows",
    "combined_with",
    "combined_checks",
    "body",
)
LINKS = ("stream_url", "contact_email")
WORDED_FACTS = ("contact_name", "contact_address", "contact_phone", "phone_in", "left_out_because")
PLACES = ("place", "sites")
BUSINESS_TEXTS = ("title", "summary", "easy_read")


@dataclass(frozen=True)
class Change:
    """One text or fact as posted, and as it would be. ``item`` is the number as shown; empty for the meeting."""

    what: str
    before: str
    after: str
    kind: str
    verdict: str
    item: str = ""
    language: str = ""

    @property
    def kind_label(self) -> str:
        return str(ChangeKind(self.kind).label)

    @property
    def verdict_label(self) -> str:
        return str(Verdict(self.verdict).label)

    @property
    def is_forbidden(self) -> bool:
        return self.verdict == Verdict.FORBIDDEN

    @property
    def is_doubtful(self) -> bool:
        return self.verdict == Verdict.DOUBTFUL

    def as_json(self) -> dict[str, str]:
        return asdict(self)


@dataclass(frozen=True)
class Found:
    """A difference, before it is judged."""

    what: str
    before: str
    after: str
    kinds: set[ChangeKind]
    item: str = ""
    language: str = ""


def compare(before: dict, after: dict, *, clerical: Collection[str] = CLERICAL) -> list[Change]:
    """Every difference of two versions. ``clerical``: the kinds that counsel confirmed for the body."""
    return [_judged(found, clerical) for found in (*_meeting(before, after), *_items(before, after))]


def compare_item(old: dict, new: dict, posted: dict) -> list[Change]:
    """One item as another agenda posted it, and as this one says it. Each meeting has documents of its own (BK-19)."""
    ground = () if new.get("parent") else _ground(old, new, label_of(old))
    found = (*ground, *_worded(old, new, words_in(_all_words(posted))))
    return [_judged(each, CLERICAL) for each in found]


def compare_facts(old: dict, new: dict) -> list[Change]:
    """Details of a meeting alone."""
    names = [name for name in new if (old.get(name) or "") != (new[name] or "")]
    return [_judged(_fact(name, old.get(name), new[name]), CLERICAL) for name in names]


def _judged(found: Found, clerical: Collection[str]) -> Change:
    kind = min(found.kinds, key=GRAVEST_FIRST.index)
    if kind in clerical and kind in CLERICAL:
        verdict = Verdict.CLERICAL
    else:
        verdict = Verdict.DOUBTFUL if kind in (*CLERICAL, *DOUBTFUL) else Verdict.FORBIDDEN
    return Change(
        what=found.what,
        before=found.before,
        after=found.after,
        kind=kind.value,
        verdict=verdict.value,
        item=found.item,
        language=found.language,
    )


# The meeting ------------------------------------------------------------------------------------------------------


def _meeting(before: dict, after: dict) -> Iterator[Found]:
    old, new = before["meeting"], after["meeting"]
    for name in dict.fromkeys([*old, *new]):
        if (old.get(name) or "") != (new.get(name) or ""):
            yield _fact(name, old.get(name), new.get(name))
    known = words_in(_all_words(before))
    for name in BUSINESS_TEXTS:
        yield from _texts(name, before.get(name) or {}, after.get(name) or {}, known, is_business=True)
    for name in sorted({*before["texts"], *after["texts"]}):
        yield from _texts(name, before["texts"].get(name) or {}, after["texts"].get(name) or {}, known)
    yield from _texts("sign_video", before.get("sign_video") or {}, after.get("sign_video") or {}, known)
    yield from _documents(of_the_meeting(before), of_the_meeting(after))


def _fact(name: str, old: object, new: object) -> Found:
    before, after = _fact_words(name, old), _fact_words(name, new)
    if name in FROZEN_FACTS:
        kinds = {ChangeKind.NOTICE}
    elif name in ("starts_at", "ends_at", "day"):
        kinds = {ChangeKind.TIME}
    elif name in LINKS:
        kinds = {ChangeKind.LINK}
    elif name in PLACES:
        kinds = {ChangeKind.PLACE}
        if adds_more_than_a_place(before, after):
            kinds.add(ChangeKind.DETAILS)
    elif name in WORDED_FACTS:
        kinds = {kind if kind in CLERICAL else ChangeKind.DETAILS for kind in kinds_of(before, after)}
    else:
        kinds = {ChangeKind.DETAILS}
    if decides(after) and not decides(before):
        kinds.add(ChangeKind.VERB)
    return Found(name, before, after, kinds)


def _fact_words(name: str, value: object) -> str:
    if name in ("starts_at", "ends_at", "written_until") and isinstance(value, str) and value:
        moment = datetime.fromisoformat(value)
        return f"{long_date(moment)}, {clock_time(moment)}"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return "; ".join(str(each) for each in value)
    if isinstance(value, dict):
        known = value.get("name") or value
        return text(known) if "en" in known else ", ".join(str(each) for each in known.values())
    return str(value or "")


def _texts(
    name: str,
    old: dict[str, str],
    new: dict[str, str],
    known: frozenset[str],
    *,
    item: str = "",
    is_business: bool = False,
) -> Iterator[Found]:
    """A text in each language. Only titles and descriptions say what the business is."""
    for code in dict.fromkeys([*old, *new]):
        before, after = old.get(code, ""), new.get(code, "")
        if before == after:
            continue
        kinds = kinds_of(before, after, known=known)
        if not is_business:
            kinds = _softened(kinds, before, after)
        if bool(before) != bool(after) and any(
            old.get(other) == new.get(other) for other in old if old[other]
        ):
            kinds = (
                {ChangeKind.VERB} if not decides(before) and decides(after) and not _is_said(old) else set()
            )
            kinds.add(ChangeKind.TRANSLATION)
        yield Found(name, before, after, kinds, item, code)


def _is_said(texts: dict[str, str]) -> bool:
    return any(decides(words) for words in texts.values())


def _softened(kinds: set[ChangeKind], before: str, after: str) -> set[ChangeKind]:
    """In a standard text only a new act of the body is business."""
    if decides(after) and not decides(before):
        return {ChangeKind.VERB}
    return {kind if kind in CLERICAL else ChangeKind.WORDS for kind in kinds}


# Items ------------------------------------------------------------------------------------------------------------


def _items(before: dict, after: dict) -> Iterator[Found]:
    known = words_in(_all_words(before))
    old = {item["key"]: item for item in before["items"]}
    for item in after["items"]:
        posted = old.get(item["key"])
        if posted is None or (posted.get("withdrawn") and not item.get("withdrawn")):
            yield Found("title", "", text(item["title"]), {ChangeKind.ADDED_ITEM}, label_of(item))
        elif item.get("withdrawn"):
            if not posted.get("withdrawn"):
                yield Found("title", text(posted["title"]), "", {ChangeKind.WITHDRAWN}, label_of(posted))
        else:
            yield from _item(posted, item, known)


def _item(old: dict, new: dict, known: frozenset[str]) -> Iterator[Found]:
    label = label_of(old)
    if not old.get("parent"):
        yield from _ground(old, new, label)
    yield from _worded(old, new, known)
    yield from _documents(old.get("materials", []), new.get("materials", []), label)


def _worded(old: dict, new: dict, known: frozenset[str]) -> Iterator[Found]:
    label = label_of(old)
    for name in ("title", "text", "action", "motion"):
        yield from _texts(name, old.get(name) or {}, new.get(name) or {}, known, item=label, is_business=True)
    yield from _texts("report", old.get("report") or {}, new.get("report") or {}, known, item=label)
    if (one := old.get("presenter", "")) != (other := new.get("presenter", "")):
        yield Found("presenter", one, other, _presenter(one, other), label)
    if (one := old.get("not_before", "")) != (other := new.get("not_before", "")):
        yield Found("not_before", one, other, {ChangeKind.DETAILS}, label)
    if old["minutes"] != new["minutes"]:
        before, after = (str(each["minutes"] or "") for each in (old, new))
        yield Found("minutes", before, after, {ChangeKind.FORMAT}, label)


def _ground(old: dict, new: dict, label: str) -> Iterator[Found]:
    if old["kind"] != new["kind"]:
        before, after = (str(ItemKind(each["kind"]).label) for each in (old, new))
        yield Found("kind", before, after, {ChangeKind.ITEM_KIND}, label)
    for name, kind in (("citation", ChangeKind.GROUND), ("purpose", ChangeKind.PURPOSE)):
        if name in old and (old[name] or "") != (new[name] or ""):
            yield Found(name, old[name] or "", new[name] or "", {kind}, label)


def _presenter(old: str, new: str) -> set[ChangeKind]:
    """The same words in another order or form are a format; another person is for a person to judge."""
    kinds = kinds_of(old, new)
    if has_same_words(old, new) or kinds == {ChangeKind.SPELLING}:
        return {ChangeKind.FORMAT}
    return _softened(kinds, old, new)


def _documents(old: list[dict], new: list[dict], label: str = "") -> Iterator[Found]:
    """Another language of a document that was posted is clerical; another document is not."""
    posted, now = ([_identity(each) for each in rows] for rows in (old, new))
    if posted == now:
        return
    fresh = [each for each in new if _identity(each) not in posted]
    is_language = all(each in now for each in posted) and _are_languages(old, fresh)
    kinds = {ChangeKind.LANGUAGE if is_language else ChangeKind.DOCUMENT}
    before = "; ".join(_document(each) for each in old)
    after = "; ".join(_shown(each, old) for each in new)
    yield Found("materials", before, after, kinds, label)


def _identity(row: dict) -> tuple[object, ...]:
    """What makes it this document, in whatever language it is read."""
    return tuple(row.get(name) for name in ("id", "version", "sha256", "title", "language", "prepared_by"))


def _are_languages(old: list[dict], fresh: list[dict]) -> bool:
    """Whether each is a posted document in a language in which it was not posted yet."""
    languages = {each["id"]: {each["language"]} for each in old if not each.get("alternative_of")}
    for each in old:
        languages.get(each.get("alternative_of"), set()).add(each["language"])
    for each in fresh:
        known = languages.get(each.get("alternative_of"))
        if known is None or each["language"] in known:
            return False
        known.add(each["language"])
    return True


def _document(row: dict) -> str:
    return document_entry(text(row["title"]), row["language"], row["version"])


def document_entry(title: str, language: str, version: int) -> str:
    """How a change names a document; several are joined with a semicolon."""
    return f"{title} ({language}, v{version})"


def _shown(row: dict, posted: list[dict]) -> str:
    """A document as it would be; if it looks like one that was posted and is not the same, that it changed."""
    looks_posted = [_identity(each) for each in posted if _document(each) == _document(row)]
    if not looks_posted or _identity(row) in looks_posted:
        return _document(row)
    return f"{_document(row)}: {_('file, title or author differs from the posted one')}"


def label_of(item: dict) -> str:
    """The number as shown. A break has none."""
    return "" if item["kind"] == ItemKind.BREAK else item.get("label") or str(item["number"])


def _all_words(snapshot: dict) -> Iterable[str]:
    """Every word of business and every name as posted: a misspelt word may become one of them."""
    facts = snapshot["meeting"]
    for name in (facts.get("body_name"), (facts.get("joint_body") or {}).get("name")):
        yield from (name or {}).values()
    for item in snapshot["items"]:
        yield from (*item["title"].values(), *(item["text"] or {}).values())
