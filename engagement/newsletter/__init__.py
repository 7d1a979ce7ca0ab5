"""News by mail: topics, what there is to tell, and links that end it in one step."""
