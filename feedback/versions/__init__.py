"""A form as it is frozen: its words in all languages, its conditions, what changed between two versions."""
