"""How units of several are written: kg/hm², W/(m·K), μmol/(m²·s), s⁻¹.

One label for what papers write as kg·hm-2, kg·hm⁻², kg hm^-2 and kg/hm²: factors joined by "·",
those with a negative power behind one "/", in brackets where they are several (ISO 80000-1). A
unit can be read again from its label.
"""

import re

_Factors = list[tuple[str, int]]

_RAISED = str.maketrans("-1234567890", "⁻¹²³⁴⁵⁶⁷⁸⁹⁰")
_PLAIN = {raised: plain for plain, raised in _RAISED.items()}
_FACTOR = re.compile("(.*?)([⁻¹²³⁴⁵⁶⁷⁸⁹⁰]*)")


def product(label: str, other: str) -> str:
    """The label of two units multiplied: N and m are N·m."""
    return _label(_factors(label) + _factors(other))


def quotient(label: str, other: str) -> str:
    """The label of a unit for each of another: mg and kg·d are mg/(kg·d)."""
    return product(label, power(other, -1))


def power(label: str, to: int) -> str:
    """The label of a unit to a power: hm² to -1 is hm⁻²."""
    return _label([(name, of * to) for name, of in _factors(label)])


def read_exponent(printed: str) -> int:
    """What an exponent says, raised or on the line: ⁻¹, -1."""
    return int(printed.translate(_PLAIN))


def _factors(label: str) -> _Factors:
    over, _, under = label.partition("/")
    return _powers(over, 1) + _powers(under.removeprefix("(").removesuffix(")"), -1)


def _powers(factors: str, sign: int) -> _Factors:
    found = (_FACTOR.fullmatch(factor) for factor in factors.split("·") if factor)
    return [(one[1], sign * read_exponent(one[2] or "1")) for one in found if one is not None]


def _label(factors: _Factors) -> str:
    over = [_raised(name, of) for name, of in factors if of > 0]
    under = [_raised(name, -of) for name, of in factors if of < 0]
    if not over or not under:
        return "·".join(_raised(name, of) for name, of in factors)
    several = f"({'·'.join(under)})" if len(under) > 1 else under[0]
    return f"{'·'.join(over)}/{several}"


def _raised(name: str, to: int) -> str:
    return name if to == 1 else name + str(to).translate(_RAISED)
