"""Bodies, their seats and the terms of members as open data: what the page of a body says, on each of its days."""
