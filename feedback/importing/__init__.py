"""Read a file of comments: what each column is, what each row says, and why a row cannot be taken in."""

from feedback.importing.columns import Target, columns_of, guess, target_of
from feedback.importing.passes import Pass
from feedback.importing.rows import BadRow, ReadRow, nonce_of, read_row

__all__ = ["BadRow", "Pass", "ReadRow", "Target", "columns_of", "guess", "nonce_of", "read_row", "target_of"]
