"""Tiltak: every action on one page, and one of them with what has been done."""
