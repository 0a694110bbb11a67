"""Rows of figures as charts: what a chart shows is a value, and each drawing of it is one module."""
