"""The commands of an installation, under ``manage.py``; Django finds them here by their file's name."""
