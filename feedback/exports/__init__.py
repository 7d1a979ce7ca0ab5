"""Columns, rows and files of an export. They read the file of the cut and its release, and nothing else (style 24)."""

from feedback.exports.files import ExportFile
from feedback.exports.manifest import manifest_of
from feedback.exports.plan import Plan, plan_of

__all__ = ["ExportFile", "Plan", "manifest_of", "plan_of"]
