"""Email updates: topics, bulletins, and one-step unsubscribe links."""
