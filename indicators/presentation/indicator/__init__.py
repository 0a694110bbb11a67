"""One indicator: what it measures, its years and periods, and requests to explain it."""
