"""Mål: a year's goals as a tree, with the lines that hang on them."""
