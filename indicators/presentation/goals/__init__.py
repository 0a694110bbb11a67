"""Mål: the tree of a year's goals, and one goal."""
