"""The live part of a conversation: run sheet, polls and questions, and the screens that display them."""
