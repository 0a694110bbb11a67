"""Plan: a year's plan as adopted and as it stands, and the grid of next year's."""
