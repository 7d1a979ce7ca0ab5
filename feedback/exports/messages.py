"""Text that is part of every export. Changing it changes the bytes of the files."""

from cms.spreadsheets import Column

LIMITS = "Anyone could take part, so this does not represent all Californians."
HIDDEN = {
    "small": "1 to {most}: hidden",
    "complement": "also hidden, to protect the other number",
    "held": "withheld: too few people were added since an earlier release",
}
HIDDEN_CELL = {"small": "1 to {most}", "complement": "hidden", "held": "withheld"}
DATA_SET = Column("data_set", "Data set and edition", "code", 12)
LETTERS = (
    11,
    26,
    51,
    101,
    251,
    501,
    1001,
    2501,
    5001,
    10_001,
)  # lower ends of the ranges of sizes that rows tell
OTHER_VALUE, OTHER_ANSWER = "other", "other, or no answer"
ROWS_WITHHELD = {
    "few": "Withheld: too few comments have been read and approved.",
    "beside": "Withheld: beside a data set that was released earlier, rows would reveal a few people.",
}
DIMENSIONS = {
    "channel": "Channel",
    "language": "Language",
    "month": "Month received",
    "role": "Role",
    "county": "County",
    "region": "Region",
    "ethnicity": "Race and ethnicity",
    "gender": "Gender",
    "age_bracket": "Age bracket",
}


def why_hidden(cell: object, threshold: int) -> str:
    """Return the reason a cell is suppressed, or an empty string for a number."""
    if isinstance(cell, str):
        return HIDDEN.get(cell, "hidden").format(most=threshold - 1)
    return ""


def reasons_of(cells: list[object], threshold: int) -> str:
    """Return each reason why one of the cells is suppressed, once."""
    return "; ".join(sorted({why_hidden(cell, threshold) for cell in cells} - {""}))


def number_of(cell: object) -> int | None:
    return cell if isinstance(cell, int) else None


def number_or_mark(cell: object, threshold: int) -> object:
    """Return the number, a short mark of a suppressed one, or None without a cell."""
    if isinstance(cell, str):
        return HIDDEN_CELL.get(cell, "hidden").format(most=threshold - 1)
    return cell
