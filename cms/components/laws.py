"""The law behind a rule as screens name it, such as "Gov. Code § 11125(a) (10-day notice)"; data in laws.yaml."""

from django.utils.translation import gettext as _

from cms.data_files import data_beside
from cms.exceptions import RuleBroken
from cms.i18n.fields import text


def law_of(rule: str) -> str:
    """Empty for a rule that is not a section of the Government Code."""
    row = data_beside(__file__).get(rule)
    return f"{_('Gov. Code')} {row['section']} ({text(row)})" if row else ""


def with_law(refusal: RuleBroken) -> str:
    """A refusal beside the field that it is about, with the law behind it in parentheses."""
    law = law_of(refusal.rule)
    return f"{refusal} ({law})" if law else str(refusal)
