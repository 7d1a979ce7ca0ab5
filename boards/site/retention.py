"""Retention classes of boards, each defined beside its records (PRV-06)."""

from boards.appointments import retention as applications
from boards.guard import retention as questions
from boards.proposals import retention as proposals
from boards.workspace import retention as workspace

__all__ = ["applications", "proposals", "questions", "workspace"]
