"""Names that other apps may rely on. Finding numbers are ids of trace nodes: ("finding", 12)."""

from cms.web import one_time_keys

CASE = {
    "form": "teacher-dashboard",
    "tool": "teacher-training-dashboard",
    "place": 12,  # Show my county: adopted, being carried out. 113 comments, 12 against
    "words": 11,  # Explain the words: 39 comments, done
    "pay": 13,  # Show pay by district: 24 comments, not adopted
    "languages": 14,  # Punjabi and Hmong: 19 comments, tabled
    "prek": 15,  # Start with pre-K: 14 comments
    "safety": 16,  # Who sees a child's data: 20 comments; not on an agenda yet
    "receipt_key": "demo-place-001",
}


def demo_receipt_code() -> str:
    """Return the receipt code of one comment of the case, for visitors of the demo to look up."""
    return one_time_keys.receipt_code(CASE["receipt_key"])
