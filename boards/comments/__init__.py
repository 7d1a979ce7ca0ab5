"""Public comment on an item: the form, who may comment until when, what pages show (BK-20 to BK-26)."""
