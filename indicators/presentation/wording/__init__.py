"""One fact in words: a figure, a target, a distance, a reason, a refusal. Knows no page."""
