from feedback.models.bulk import BulkAction, BulkChunk, SavedFilter, Screen
from feedback.models.coding import Code, Codebook, Coding
from feedback.models.coding_files import CodingFile
from feedback.models.coding_tasks import CodingSample, CodingTask, Suggestion, SuggestionRun
from feedback.models.cuts import Cut, Export, ExportDownload
from feedback.models.drafts import Attachment, Draft, SavedReceipt
from feedback.models.findings import Finding, FindingQuote
from feedback.models.forms import (
    DEMOGRAPHIC_KINDS,
    NOTICE_ELEMENTS,
    ONE_ANSWER_KINDS,
    TEXT_KINDS,
    Form,
    FormTranslation,
    FormVersion,
    PromiseLevel,
    Question,
    QuestionKind,
)
from feedback.models.imports import Attribute, ColumnMemory, ImportBatch
from feedback.models.machine_runs import MachineRun
from feedback.models.memos import Memo
from feedback.models.moderation import Campaign, CampaignChange, PrivatePassage
from feedback.models.notices import NoticeTemplate
from feedback.models.pages import FeedbackFormPage, FeedbackIndexPage, ToolIndexPage, ToolPage
from feedback.models.releases import Benchmark, Release
from feedback.models.submissions import (
    Channel,
    ContactDetail,
    Demographics,
    ModerationAct,
    Submission,
    SubmissionText,
    sha256_of,
)
from feedback.models.themes import ThemePassage, ThemeProposal, ThemeRun
from feedback.models.tools import Tool, ToolAudience, ToolStateChange, ToolVersion

__all__ = [
    "Attribute",
    "ColumnMemory",
    "DEMOGRAPHIC_KINDS",
    "NOTICE_ELEMENTS",
    "TEXT_KINDS",
    "Attachment",
    "Benchmark",
    "BulkAction",
    "BulkChunk",
    "Campaign",
    "CampaignChange",
    "Channel",
    "Code",
    "Codebook",
    "Coding",
    "CodingFile",
    "CodingSample",
    "CodingTask",
    "ContactDetail",
    "Cut",
    "Demographics",
    "Draft",
    "Export",
    "ExportDownload",
    "FeedbackFormPage",
    "FeedbackIndexPage",
    "Finding",
    "FindingQuote",
    "Form",
    "FormVersion",
    "FormTranslation",
    "ImportBatch",
    "SavedFilter",
    "SavedReceipt",
    "Screen",
    "ModerationAct",
    "ONE_ANSWER_KINDS",
    "Memo",
    "NoticeTemplate",
    "PrivatePassage",
    "PromiseLevel",
    "Question",
    "QuestionKind",
    "Release",
    "Submission",
    "SubmissionText",
    "Suggestion",
    "SuggestionRun",
    "ThemePassage",
    "ThemeProposal",
    "MachineRun",
    "ThemeRun",
    "Tool",
    "ToolAudience",
    "ToolIndexPage",
    "ToolPage",
    "ToolStateChange",
    "ToolVersion",
    "sha256_of",
]
