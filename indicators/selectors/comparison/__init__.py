"""Mot andre: a year's figures held against other people's."""
