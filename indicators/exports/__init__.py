"""Presentation → files: one list of columns, written as CSV and as XLSX."""

from .about import About, Provenance, program_version
from .columns import COLUMNS, Cell, Column, Shape, cells
from .csv_file import csv_pieces
from .names import disposition, file_name
from .xlsx_file import MOST_ROWS, write_workbook

__all__ = [
    "COLUMNS",
    "MOST_ROWS",
    "About",
    "Cell",
    "Column",
    "Provenance",
    "Shape",
    "cells",
    "csv_pieces",
    "disposition",
    "file_name",
    "program_version",
    "write_workbook",
]
