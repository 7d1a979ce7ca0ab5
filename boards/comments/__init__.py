"""Public comments on agenda items: forms, deadlines, display (BK-20 to BK-26)."""
