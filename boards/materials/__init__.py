"""Documents under an item: told by content, read by whom the law lets read."""
