"""How fast the program is, as ratios inside one run: against the barest thing that could do the same."""

from .clock import Row
from .sizes import LARGE, MEASURES, SMALL, fill

__all__ = ["LARGE", "MEASURES", "SMALL", "Row", "fill"]
