"""Målekort's one app: rooms from values up to views, each of which uses those below (docs/arkitektur.md)."""
