"""Read a file of comments: what each column is, what each row says, and why a row cannot be taken in."""

from feedback.imports.chunks import Pass
from feedback.imports.columns import Target, columns_of, guess, target_of
from feedback.imports.rows import BadRow, ReadRow, nonce_of, read_row

__all__ = ["BadRow", "Pass", "ReadRow", "Target", "columns_of", "guess", "nonce_of", "read_row", "target_of"]
