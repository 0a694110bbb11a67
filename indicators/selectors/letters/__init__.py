"""Letters: who is to have one, and what it tells."""
