"""Long and periodic work of this room; one module for each area, all loaded here."""

from feedback.jobs import (
    analysis,
    campaigns,
    cuts,
    exports,
    files,
    findings,
    hints,
    imports,
    removal,
    suggestions,
)

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
