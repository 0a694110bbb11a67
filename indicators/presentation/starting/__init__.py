"""Kom i gang: from an empty database to the first round."""
