"""Read a file of comments: what each column is, what each row says, and why a row cannot be taken in."""
