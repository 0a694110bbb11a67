"""Målekort: the cards of a year, their index, and a card through the years."""
