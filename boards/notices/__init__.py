"""When notice is due, what it says, and who must be told (BK-10 to BK-19)."""
