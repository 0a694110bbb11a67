"""The demo's years: the last one closed, a made-up one half reported, by the functions of a real one."""
