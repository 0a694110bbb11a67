"""Cells of many rows that are typed or pasted at once."""
