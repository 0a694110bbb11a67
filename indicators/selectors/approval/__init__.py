"""Godkjenning: who has delivered, one delivery to decide on, and what waits for a person."""
