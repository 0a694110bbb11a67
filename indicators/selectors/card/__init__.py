"""Målekort: the cards of a year."""
