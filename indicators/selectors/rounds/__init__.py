"""Runder: the rounds of a year, and which of them are open."""
