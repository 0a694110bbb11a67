"""Rapportering: the grid in which a sector enters figures, its side panel, and the sector's own texts."""
