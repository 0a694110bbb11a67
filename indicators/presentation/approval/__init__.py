"""Godkjenning: who has delivered, and one sector's delivery to decide on."""
