"""Plan: a year's plan as adopted and as it stands, and what next year's would be."""
