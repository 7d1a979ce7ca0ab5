"""The law behind a rule as screens name it, such as "Gov. Code § 11125(a) (10-day notice)"; data in laws.yaml."""

from cms.data_files import data_beside
from cms.i18n.fields import text


def law_of(rule: str) -> str:
    """Empty for a rule that is not a section of the Government Code."""
    row = data_beside(__file__).get(rule)
    return f"Gov. Code {row['section']} ({text(row)})" if row else ""
