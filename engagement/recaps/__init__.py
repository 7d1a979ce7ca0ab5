"""What we heard: its numbers by reference, its quotes letter by letter, its draft and its page."""
