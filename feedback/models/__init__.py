from feedback.models.coding import Code, Codebook, Coding
from feedback.models.cuts import Cut, Export, ExportDownload
from feedback.models.findings import Finding, FindingQuote
from feedback.models.forms import NOTICE_ELEMENTS, TEXT_KINDS, Form, FormVersion, Question, QuestionKind
from feedback.models.pages import FeedbackFormPage, FeedbackIndexPage, ToolIndexPage, ToolPage
from feedback.models.submissions import (
    Channel,
    ContactDetail,
    Demographics,
    ModerationAct,
    Submission,
    SubmissionSeal,
    SubmissionText,
    sha256_of,
)
from feedback.models.tools import Tool, ToolStateChange, ToolVersion

__all__ = [
    "NOTICE_ELEMENTS",
    "TEXT_KINDS",
    "Channel",
    "Code",
    "Codebook",
    "Coding",
    "ContactDetail",
    "Cut",
    "Demographics",
    "Export",
    "ExportDownload",
    "FeedbackFormPage",
    "FeedbackIndexPage",
    "Finding",
    "FindingQuote",
    "Form",
    "FormVersion",
    "ModerationAct",
    "Question",
    "QuestionKind",
    "Submission",
    "SubmissionSeal",
    "SubmissionText",
    "Tool",
    "ToolIndexPage",
    "ToolPage",
    "ToolStateChange",
    "ToolVersion",
    "sha256_of",
]
