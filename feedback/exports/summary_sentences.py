"""Five sentences that say what a data set holds. Each is entailed by the release or the metadata of its cut."""

from datetime import datetime
from typing import Any

from cms.clock import PACIFIC
from cms.components.dates import clock_time, plain_date
from cms.i18n.fields import text
from feedback.exports.comments_sheet import Comments
from feedback.exports.messages import LIMITS, ROWS_WITHHELD, reasons_of, why_hidden
from feedback.exports.plan import Plan
from feedback.exports.tables import participation_tables, shares, theme_rows
from feedback.exports.workbook_comments import left_out
from feedback.releases.table_json import cells_in

MOST_NAMED = 3


def sentences(plan: Plan, comments: Comments) -> list[tuple[str, str]]:
    """Return topic and sentence: how many, what about, who disagrees, who took part, what is hidden."""
    return [
        ("Comments", comments_sentence(plan)),
        ("Themes", themes_sentence(plan)),
        ("Disagreement", against_sentence(plan)),
        ("Who took part", people_sentence(plan)),
        ("Hidden", hidden_sentence(plan, comments)),
    ]


def until_text(plan: Plan) -> str:
    moment = datetime.fromisoformat(plan.meta["until"]).astimezone(PACIFIC)
    return f"{plain_date(moment)}, {clock_time(moment)} Pacific time"


def filters_text(plan: Plan) -> str:
    return ", ".join(_filter_text(plan, *pair) for pair in sorted(plan.meta["filters"].items()))


def _filter_text(plan: Plan, name: str, value: str) -> str:
    """A second code is a code, and an answer has the words of its question: keys of questions say nothing."""
    if name == "answer":
        key, _equals, choice = value.partition("=")
        asked: dict[str, Any] = next((each for each in plan.meta["questions"] if each["key"] == key), {})
        labels = {each["key"]: text(each["label"], "en") for each in asked.get("choices", [])}
        return f"{text(asked.get('label'), 'en') or key} = {labels.get(choice) or choice}"
    return f"{'code' if name == 'also' else name} = {value}"


def comments_sentence(plan: Plan) -> str:
    total = plan.tables.get("all", {}).get("total")
    only = f" Only comments with {filters} are in it." if (filters := filters_text(plan)) else ""
    if not isinstance(total, int):
        why = why_hidden(total, plan.threshold) or "not in the release"
        return f"How many comments data set {plan.cut.number} has is not shown ({why}).{only}"
    return f"Data set {plan.cut.number} has {comments_text(total)}, received before {until_text(plan)}.{only}"


def themes_sentence(plan: Plan) -> str:
    rows, reasons = theme_rows(plan), _reasons(plan, "comments")
    shown = [row for row in rows if row[1]]
    if not rows:
        return "No themes were counted."
    if not shown:
        return f"No number of a theme is shown ({reasons})." if reasons else "No comment has a theme."
    named = [row for row in shown if row[1] >= shown[:MOST_NAMED][-1][1]]
    first = f"{named[0][0]} ({comments_text(named[0][1])})"
    told = _joined([first, *(f"{row[0]} ({row[1]:,})" for row in named[1:])])
    some = "Of the themes with a number, the" if _hides_more_than_small(plan) else "The"
    return f"{some} most frequent {'themes are' if len(named) > 1 else 'theme is'} {told}."


def against_sentence(plan: Plan) -> str:
    rows = theme_rows(plan)
    if not rows:
        return "No themes were counted, so no disagreement with one is."
    against = sorted((row for row in rows if row[1] and row[3]), key=lambda row: (-row[3], row[0]))
    said = [
        f"Of {comments_text(row[1])} on {row[0]}, {row[3]:,} disagree." for row in against[: MOST_NAMED - 1]
    ]
    if more := len(against) - len(said):
        said.append(f"{_themes(more)} more {'has' if more == 1 else 'have'} such a number.")
    hidden = sum(not isinstance(row["against"], int) for row in plan.tables["themes"]["cells"].values())
    if hidden:
        said.append(f"For {_themes(hidden)} the number who disagree is hidden.")
    return " ".join(said) or "No comment disagrees with a theme."


def people_sentence(plan: Plan) -> str:
    compared = [
        row
        for dimension, about, table in participation_tables(plan)
        if table.get("benchmark")
        for row in shares(plan, about, dimension, table)
    ]
    if not compared:
        return f"The release has no comparison with the population. {LIMITS}"
    gaps = [row for row in compared if row[5] is not None]
    if not gaps:
        return f"No share can be compared with the population. {LIMITS}"
    about, group, _comments, here, population, ratio, source, _why = max(gaps, key=lambda row: _gap(row[5]))
    if not _gap(ratio) > 1:
        return f"Each compared group has the share that it has in the population. {LIMITS}"
    return (
        f"Among the compared groups, the largest gap is {about}: {group}, {here}% here and {population}% in the "
        f"population ({source}), a ratio of {ratio}. {LIMITS}"
    )


def hidden_sentence(plan: Plan, comments: Comments) -> str:
    total = sum(len(cells_in(table)) for table in plan.tables.values())
    hidden = plan.release.suppressed
    said = f"{hidden:,} of the {total:,} numbers of the release are hidden so no one can be identified."
    if not hidden:
        said = "No number of the release is hidden."
    return f"{said} {_rows_sentence(plan, comments)}"


def _rows_sentence(plan: Plan, comments: Comments) -> str:
    if not plan.has_rows:
        return ROWS_WITHHELD.get(plan.release.rows_withheld, "Rows are withheld.")
    rows = f"The sheet Comments has {plan.rows:,} {'row' if plan.rows == 1 else 'rows'}"
    if empty := len(left_out(plan, comments)):
        return f"{rows}; {empty} of its columns {'is' if empty == 1 else 'are'} left empty."
    return f"{rows}."


def comments_text(count: int) -> str:
    return f"{count:,} {'comment' if count == 1 else 'comments'}"


def _themes(count: int) -> str:
    return f"{count} {'theme' if count == 1 else 'themes'}"


def _reasons(plan: Plan, column: str) -> str:
    cells: list[Any] = (
        [row[column] for row in plan.tables["themes"]["cells"].values()] if _has_themes(plan) else []
    )
    return reasons_of(cells, plan.threshold)


def _has_themes(plan: Plan) -> bool:
    return "themes" in plan.tables


def _hides_more_than_small(plan: Plan) -> bool:
    """Whether a hidden number of a theme may be larger than one that is shown."""
    cells = [row["comments"] for row in plan.tables["themes"]["cells"].values()]
    return any(isinstance(cell, str) and cell != "small" for cell in cells)


def _gap(ratio: float) -> float:
    return max(ratio, 1 / ratio) if ratio else float("inf")


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
