"""Faults planted in the program, to see whether the tests near them notice: ``make mutants``."""
