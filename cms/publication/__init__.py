"""What becomes public and what disappears: one gate for each, asked by every way to publish or to remove."""
