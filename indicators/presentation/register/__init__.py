"""Register: what is measured, by whom, under which heading; how it is changed, and others' figures of it."""
