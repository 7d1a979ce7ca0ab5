"""The words of a comment: passages, private words, alike letters, and where they were copied to."""
