"""The notices of the Office in one list: job openings and data releases, with a feed and email updates."""
