"""Files of strangers: what they are is read from their content, never from their name (S21, S05, X12).

``look`` is quick and is done while the person waits; ``clean`` takes all of a file apart, in the worker.
"""

from feedback.submissions.attachments.file_names import clean_name, with_ending
from feedback.submissions.attachments.file_types import (
    ACCEPT,
    MOST_BYTES,
    MOST_FILES,
    MOST_IN_ONE_REQUEST,
    Looked,
    clean,
    look,
)

__all__ = [
    "ACCEPT",
    "MOST_BYTES",
    "MOST_FILES",
    "MOST_IN_ONE_REQUEST",
    "Looked",
    "clean",
    "clean_name",
    "look",
    "with_ending",
]
