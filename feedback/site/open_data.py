"""The kinds of public records of this app, in the order of the API."""

from cms.open_data.registry import register
from feedback.findings.open_data import FINDINGS
from feedback.forms.open_data import FORMS
from feedback.releases.open_data import RELEASES
from feedback.tools.open_data import TOOL_VERSIONS, TOOLS

register(TOOLS, TOOL_VERSIONS, FORMS, FINDINGS, RELEASES)
