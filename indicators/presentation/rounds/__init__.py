"""Runder: a year's rounds and what the controller can do with each."""
