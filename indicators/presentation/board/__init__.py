"""Oversikt: the year in one look, what was missed, and the matrix."""
