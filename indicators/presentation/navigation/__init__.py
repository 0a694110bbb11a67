"""Addresses that keep what the reader has chosen, and the choices that are offered as links and lists."""
