"""A meeting in session: events, what may be moved, how votes count, closed sessions, and what the public sees live."""
