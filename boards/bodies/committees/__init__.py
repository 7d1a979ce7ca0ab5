"""Committees that a body creates and disbands by a vote (C2C-06): a second person confirms, the register keeps it."""
