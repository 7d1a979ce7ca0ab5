"""Long and periodic work of this room; one module for each area, all loaded here."""

from feedback.site.jobs import attachments as files
from feedback.site.jobs import campaigns, cuts, exports, findings, imports, suggestions
from feedback.site.jobs import language_detection as hints
from feedback.site.jobs import redaction as removal
from feedback.site.jobs import releases as analysis

__all__ = [
    "analysis",
    "campaigns",
    "cuts",
    "exports",
    "files",
    "findings",
    "hints",
    "imports",
    "removal",
    "suggestions",
]
