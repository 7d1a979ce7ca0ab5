"""Figures of data stories, drawn on the server from plain data. A hidden number never reaches a drawing."""
