"""The follow-up survey to those who came: written, previewed as sent, sent once to each, answered by private links."""
