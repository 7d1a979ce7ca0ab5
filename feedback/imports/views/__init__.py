"""Views of imports: the files, and how what does not fit is solved."""
