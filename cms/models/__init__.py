from cms.models.accessibility import AccessibilityCertificate
from cms.models.approvals import ApprovalTask
from cms.models.base import BasePage, DemoMarked
from cms.models.chain import Link
from cms.models.files import SiteDocument, SiteImage, SiteRendition
from cms.models.jobs import Job, ScheduledJob
from cms.models.ledger import LedgerEntry, RecordCheckpoint, RecordKey, RecordTile, WitnessState
from cms.models.limits import StoredLimit
from cms.models.mail import OutboxMessage, SuppressedAddress
from cms.models.milestones import Milestone
from cms.models.open_data import ChangedRow, PublishedRecord, RecordChange
from cms.models.pages import HomePage, NewsIndexPage, NewsPage, StandardPage
from cms.models.powers import EmergencyAccess, PowerChange
from cms.models.redaction import PossibleCopy, Redaction
from cms.models.retention import LegalHold, RetentionRule
from cms.models.search import SearchEntry, SearchText, SearchWord, SuggestedResult
from cms.models.settings import OfficeSettings
from cms.models.translations import MachineTranslation
from cms.models.webhooks import Webhook, WebhookDelivery

__all__ = [
    "AccessibilityCertificate",
    "ApprovalTask",
    "BasePage",
    "ChangedRow",
    "DemoMarked",
    "EmergencyAccess",
    "HomePage",
    "Job",
    "LedgerEntry",
    "LegalHold",
    "Link",
    "MachineTranslation",
    "Milestone",
    "NewsIndexPage",
    "NewsPage",
    "OfficeSettings",
    "OutboxMessage",
    "PossibleCopy",
    "PowerChange",
    "PublishedRecord",
    "RecordChange",
    "RecordCheckpoint",
    "RecordKey",
    "RecordTile",
    "Redaction",
    "RetentionRule",
    "ScheduledJob",
    "SearchEntry",
    "SearchText",
    "SearchWord",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "StandardPage",
    "StoredLimit",
    "SuggestedResult",
    "SuppressedAddress",
    "Webhook",
    "WebhookDelivery",
    "WitnessState",
]
