"""Entering targets, results and other people's figures, and what is said of them."""
