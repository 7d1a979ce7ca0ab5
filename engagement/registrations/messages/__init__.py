"""Messages that staff write to people who registered: drafted, previewed as sent, sent once to each."""
