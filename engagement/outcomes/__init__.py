"""Outcomes: decisions of boards, overdue answers, and notifications to participants (PAR-02)."""
