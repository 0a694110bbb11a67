"""Import: a table that somebody brings in, as it was understood, and what it would change."""
