"""One indicator: its years, its neighbours in the card, and what was changed."""
