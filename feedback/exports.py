"""Columns and row generators of an export. They read the file of the cut and nothing else (style 24, PAR-08)."""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings

from cms.spreadsheets import Column, Sheet, stream_csv, stream_xlsx
from cms.translated import text
from feedback import cut_files
from feedback.counting import against_cells, carries, is_against
from feedback.models import TEXT_KINDS, Cut, Export

LIMITS = "Open to anyone who took part, so it does not speak for all Californians."
HIDDEN = {
    "small": "fewer than {n}: hidden",
    "complement": "hidden too, so that the other cannot be worked out",
}
OTHER = "other"
NOT_SHOWN = ""


@dataclass
class Plan:
    """What one export holds: decided once, from a first pass over the cut."""

    cut: Cut
    audience: str
    meta: dict[str, Any]
    rows: int = 0
    rare_languages: set[str] = field(default_factory=set)
    codes: dict[str, list[int]] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)

    @property
    def is_public(self) -> bool:
        return self.audience == Export.Audience.PUBLIC

    @property
    def is_for_records(self) -> bool:
        return self.audience == Export.Audience.RECORDS


def plan_of(cut: Cut, audience: str) -> Plan:
    plan = Plan(cut, audience, cut_files.meta(cut))
    keys = [code["key"] for code in plan.meta["codes"]]
    plan.codes = {key: [0, 0] for key in keys}
    languages: dict[str, int] = {}
    for row in cut_files.rows(cut):
        plan.states[row["state"]] = plan.states.get(row["state"], 0) + 1
        if not is_in(row, plan):
            continue
        plan.rows += 1
        languages[row["language"]] = languages.get(row["language"], 0) + 1
        for key in keys:
            if carries(row, key):
                plan.codes[key][0] += 1
                plan.codes[key][1] += is_against(row, key)
    if not plan.is_for_records:
        plan.rare_languages = {code for code, count in languages.items() if count < cut.threshold}
    return plan


def is_in(row: dict, plan: Plan) -> bool:
    """A records request gets every comment; the others what a person has read and let through (P08)."""
    return plan.is_for_records or row["state"] == "published"


def shows_text(row: dict, plan: Plan) -> bool:
    """Words leave the Office where the person allowed it, or the law asks for all of them (PRV-01, PRV-14)."""
    return plan.is_for_records or row["may_publish"] or row["may_quote"]


# Comments ---------------------------------------------------------------------------------------------------


def comment_columns(plan: Plan) -> list[Column]:
    columns = [Column("ref", "Comment", "code"), Column("channel", "Channel"), Column("language", "Language")]
    if plan.is_public:
        columns.append(Column("month", "Month received", "code"))
    else:
        columns += [
            Column("received", "Received (Pacific time)", "datetime"),
            Column("form", "Form"),
            Column("version", "Form version", "int"),
        ]
    if plan.is_for_records:
        columns += [
            Column("state", "State"),
            Column("import_ref", "Reference in the file it came from", "code"),
        ]
    for question in plan.meta["questions"]:
        if question["kind"] in TEXT_KINDS:
            columns.append(Column(f"text:{question['key']}", text(question["label"], "en")))
        elif _is_closed(question) and not plan.is_public:
            columns.append(Column(f"answer:{question['key']}", text(question["label"], "en")))
    columns.append(Column("codes", "Codes"))
    if not plan.is_public:
        columns.append(Column("against", "Disagrees with", "text"))
    columns.append(Column("demo", "Demo data", "bool"))
    return columns


def _is_closed(question: dict) -> bool:
    return question["kind"] in ("one_choice", "many_choices", "scale") and not question["about_you"]


def comment_rows(plan: Plan) -> Iterator[dict[str, Any]]:
    labels = {
        question["key"]: {choice["key"]: text(choice["label"], "en") for choice in question["choices"]}
        for question in plan.meta["questions"]
    }
    for row in cut_files.rows(plan.cut):
        if is_in(row, plan):
            yield _comment(row, plan, labels)


def _comment(row: dict, plan: Plan, labels: dict[str, dict]) -> dict[str, Any]:
    received = datetime.fromisoformat(row["submitted_at"])
    language = OTHER if row["language"] in plan.rare_languages else row["language"]
    values: dict[str, Any] = {
        "ref": row["ref"] if plan.is_for_records else release_id(plan.cut, plan.audience, row["id"]),
        "channel": row["channel"],
        "language": language,
        "month": received.strftime("%Y-%m"),
        "received": received,
        "form": row["form"],
        "version": row["version"],
        "state": row["state"],
        "import_ref": row["import_ref"],
        "codes": "; ".join(sorted({each["code"] for each in row["codes"]})),
        "against": "; ".join(sorted({each["code"] for each in row["codes"] if each["stance"] == "against"})),
        "demo": row["is_demo"],
    }
    if shows_text(row, plan):
        values |= {f"text:{key}": words for key, words in chosen_texts(row, plan).items()}
    for key, answer in row["answers"].items():
        values[f"answer:{key}"] = _answer_words(answer, labels.get(key, {}))
    return values


def chosen_texts(row: dict, plan: Plan) -> dict[str, str]:
    """By question: the version with private data taken out, if there is one; for a records request the original."""
    chosen: dict[str, str] = {}
    for each in row["texts"]:
        if each["role"] == "original" or (each["role"] == "redaction" and not plan.is_for_records):
            chosen[each["q"]] = each["text"]
        elif each["role"] == "transcript":
            chosen.setdefault(each["q"], each["text"])
    return chosen


def _answer_words(answer: Any, labels: dict[str, str]) -> str:
    if isinstance(answer, list):
        return "; ".join(labels.get(str(each), str(each)) for each in answer)
    return labels.get(str(answer), str(answer))


def release_id(cut: Cut, audience: str, id_: int) -> str:
    """An id that holds in this release only: two releases cannot be joined by it (P09)."""
    words = f"release:{cut.number}:{audience}:{id_}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()[:12]


# The other sheets --------------------------------------------------------------------------------------------

PAIRS = [Column("what", "What"), Column("value", "Value")]


def read_me_rows(plan: Plan, suppressed: int) -> list[tuple[str, Any]]:
    cut, meta = plan.cut, plan.meta
    return [
        ("Cut", str(cut.number)),
        ("Edition of the cut", str(cut.edition)),
        ("Comments received before", meta["until"]),
        ("Form", meta["form"] or "all forms"),
        (
            "Filters",
            ", ".join(f"{name} = {value}" for name, value in sorted(meta["filters"].items())) or "none",
        ),
        ("Made for", plan.audience),
        ("Comments in this file", str(plan.rows)),
        ("Codebook", f"{meta['codebook']}, version {meta['codebook_version']}"),
        ("Rule for small numbers", f"{meta['rule']}: 1 to {meta['threshold'] - 1} is hidden, 0 is shown"),
        ("Numbers hidden by this rule", str(suppressed)),
        ("SHA-256 of the cut", cut.sha256),
        ("Who took part", LIMITS),
        ("Contact details", "Kept apart. They are in no export."),
        ("More than one code", "A comment can carry more than one code, so the counts add up to more."),
    ]


THEMES = [
    Column("code", "Code", "code"),
    Column("name", "Theme"),
    Column("comments", "Comments", "int"),
    Column("against", "Of these, disagree", "int"),
    Column("hidden", "Why a number is missing"),
]


def theme_rows(plan: Plan) -> tuple[list[tuple], int]:
    """Each theme with its counts after disclosure control, and how many numbers were hidden (PRV-10, PRV-11)."""
    names = {code["key"]: text(code["name"], "en") for code in plan.meta["codes"]}
    rows, suppressed = [], 0
    for key, (comments, against) in plan.codes.items():
        total, disagree = against_cells(comments, against, plan.meta["threshold"])
        reasons = sorted({cell.hidden for cell in (total, disagree) if cell.hidden})
        suppressed += sum(bool(cell.hidden) for cell in (total, disagree))
        why = "; ".join(HIDDEN[reason].format(n=plan.meta["threshold"]) for reason in reasons)
        rows.append((key, names[key], total.value, disagree.value, why))
    return sorted(rows, key=lambda row: (-(row[2] or 0), row[0])), suppressed


DICTIONARY = [Column("column", "Column"), Column("key", "Key", "code"), Column("meaning", "Meaning")]


def dictionary_rows(plan: Plan) -> list[tuple[str, str, str]]:
    meanings = {
        "ref": "The comment. The id holds in this file only." if not plan.is_for_records else "The comment",
        "channel": "How it came",
        "language": f"Language of the words; fewer than {plan.meta['threshold']} are put together as “other”",
        "codes": "Codes that a person gave, see Themes",
    }
    rows = [(str(column.label), column.key, meanings.get(column.key, "")) for column in comment_columns(plan)]
    return rows + [
        (text(code["name"], "en"), code["key"], text(code["definition"], "en")) for code in plan.meta["codes"]
    ]


CHANGES = [
    Column("edition", "Edition", "int"),
    Column("sha256", "SHA-256 of the cut", "code"),
    Column("note", "Note"),
]


def change_rows(cut: Cut) -> list[tuple[int, str, str]]:
    earlier = [(each["edition"], each["sha256"], "Withdrawn: a text was removed") for each in cut.earlier]
    return [*earlier, (cut.edition, cut.sha256, "This edition")]


def sheets(plan: Plan, themes: list[tuple], suppressed: int) -> Iterator[Sheet]:
    yield Sheet("Read me", PAIRS, read_me_rows(plan, suppressed))
    yield Sheet("Comments", comment_columns(plan), comment_rows(plan))
    yield Sheet("Themes", THEMES, themes)
    yield Sheet("Dictionary", DICTIONARY, dictionary_rows(plan))
    yield Sheet("Change log", CHANGES, change_rows(plan.cut))


def file_of(plan: Plan, format_: str, author: str) -> tuple[Iterable[bytes], int]:
    """The bytes of the file as a stream, and how many numbers the rule hid."""
    themes, suppressed = theme_rows(plan)
    if format_ == Export.Format.XLSX:
        title = f"Cut {plan.cut.number}"
        return stream_xlsx(sheets(plan, themes, suppressed), title=title, author=author), suppressed
    if format_ == Export.Format.CSV:
        return stream_csv(comment_columns(plan), comment_rows(plan)), suppressed
    return _json_lines(plan), suppressed


def _json_lines(plan: Plan) -> Iterator[bytes]:
    keys = [column.key for column in comment_columns(plan)]
    for row in comment_rows(plan):
        yield cut_files.line_of({key: _plain(row.get(key)) for key in keys})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def manifest_of(plan: Plan, *, format_: str, sha256: str, suppressed: int, filename: str) -> dict[str, Any]:
    """What a reader needs to trust the file: which cut, which rule, which columns, which hash."""
    return {
        "file": filename,
        "sha256": sha256,
        "format": format_,
        "audience": plan.audience,
        "rows": plan.rows,
        "suppressed": suppressed,
        "cut": {"number": plan.cut.number, "edition": plan.cut.edition, "sha256": plan.cut.sha256},
        "until": plan.meta["until"],
        "form": plan.meta["form"],
        "filters": plan.meta["filters"],
        "codebook": {"name": plan.meta["codebook"], "version": plan.meta["codebook_version"]},
        "rule": {"version": plan.meta["rule"], "threshold": plan.meta["threshold"]},
        "columns": [
            {"key": column.key, "label": str(column.label), "kind": column.kind}
            for column in comment_columns(plan)
        ],
        "limits": LIMITS,
    }
