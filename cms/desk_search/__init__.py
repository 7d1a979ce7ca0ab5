"""Search at the desk: the public records, and what only staff may see, each asked of its own capability."""
