"""What may be done with a person's data."""
