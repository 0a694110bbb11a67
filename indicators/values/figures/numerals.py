"""Numbers as Norwegians print them: decimal comma, hard space between thousands, a true minus sign."""

from __future__ import annotations

from decimal import Decimal

HARD_SPACE = "\u00a0"
MINUS = "\u2212"


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """`value` in Norwegian: 11338 as "11 338" (U+00A0), -1.0 as "−1,0" (U+2212).

    `decimals` None prints as many decimals as the Decimal carries; otherwise at least that many, and never
    fewer than are needed to print the value whole: nothing is rounded away.
    """
    if not value.is_finite():
        raise ValueError(f"{value!r} is no finite number")
    whole, _, fraction = f"{abs(value):f}".partition(".")
    if decimals is not None:
        fraction = fraction.rstrip("0").ljust(decimals, "0")
    sign = MINUS if value < 0 else ""
    return sign + _grouped(whole) + ("," + fraction if fraction else "")


def format_amount(value: Decimal, unit: str, decimals: int | None = None) -> str:
    """`format_number` with its unit behind a hard space, if it has one: "28,2 %", "80 dager"."""
    number = format_number(value, decimals)
    return f"{number}{HARD_SPACE}{unit}" if unit else number


def written_decimals(value: Decimal) -> int:
    """How many decimals the Decimal carries: 1 for 25.0, 0 for 25."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def plain(value: Decimal | int) -> Decimal:
    """The number without trailing decimal zeros and without an exponent: 25.000000 as 25."""
    given = Decimal(value)
    if given == given.to_integral_value():
        return Decimal(f"{given:.0f}")
    return given.normalize()


def _grouped(whole: str) -> str:
    return f"{int(whole):,}".replace(",", HARD_SPACE)
