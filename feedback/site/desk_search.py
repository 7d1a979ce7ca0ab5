"""What the search at the desk finds of this app, in this order."""

from cms.desk_search.registry import register
from feedback.coding.desk_search import CODES, MEMOS, THEMES
from feedback.exports.desk_search import DATA_SETS, EXPORTS
from feedback.findings.desk_search import FINDINGS
from feedback.forms.desk_search import FORMS
from feedback.moderation.desk_search import CAMPAIGNS, COMMENTS
from feedback.tools.desk_search import TOOLS

register(COMMENTS, CAMPAIGNS, FORMS, TOOLS, FINDINGS, CODES, MEMOS, THEMES, DATA_SETS, EXPORTS)
