"""An invented municipality of any size, the same for the same seed. For measuring and for tests."""
