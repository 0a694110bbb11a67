"""Rapportering: what a sector owes in a round, what is written so far, and what stands behind each row."""
