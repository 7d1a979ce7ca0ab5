"""Notices: deadlines, messages and recipients (BK-10 to BK-19)."""
