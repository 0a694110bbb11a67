"""Presentation → files: one list of columns, written as CSV and as XLSX."""

from .about import About, Provenance, program_version
from .chart_columns import chart_columns, chart_rows
from .columns import COLUMNS, cells, columns_of
from .csv_file import csv_pieces, pieces
from .names import disposition, file_name
from .ods_file import write_ods
from .shapes import Cell, Column, Shape
from .sheets import Sheet
from .table_columns import PERIODS, all_columns, chosen_columns
from .xlsx_file import MOST_ROWS, write_book, write_workbook

__all__ = [
    "COLUMNS",
    "MOST_ROWS",
    "PERIODS",
    "About",
    "Cell",
    "Column",
    "Provenance",
    "Shape",
    "Sheet",
    "all_columns",
    "cells",
    "chart_columns",
    "chart_rows",
    "chosen_columns",
    "columns_of",
    "csv_pieces",
    "disposition",
    "file_name",
    "pieces",
    "program_version",
    "write_book",
    "write_ods",
    "write_workbook",
]
