"""The demo's year: last year closed, a made-up year half reported, by the functions of a real one."""
