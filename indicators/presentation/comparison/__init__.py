"""Mot andre: a year's figures beside the country's, the county's, the KOSTRA group's and municipalities'."""
