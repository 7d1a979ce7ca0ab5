"""Data stories: questions answered by charts of a data set, for the place and group that a reader chooses."""
