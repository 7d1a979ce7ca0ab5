"""While people are together: the agenda as it runs, and what phones and desk show of it."""
