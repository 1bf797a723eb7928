"""What a unit is follows from its label alone."""

import pytest
from views import view

from bipaper.find.quantities.lexicon import units
from bipaper.find.quantities.scan import find_quantities
from bipaper.find.quantities.si import conversion
from bipaper.find.quantities.unit_meanings import UnitMeaning, meaning_of


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("km", UnitMeaning("[length]", "m", 1000.0, 0.0, "公里", "kilometer")),
        ("小時", UnitMeaning("[time]", "s", 3600.0, 0.0, "小時", "hour")),
        ("亩", UnitMeaning("[length]²", "m²", 666.666666667, 0.0, "亩")),
        ("℃", UnitMeaning("[temperature]", "K", 1.0, 273.15, "摄氏度", "degree Celsius")),
        ("mg/L", UnitMeaning("[mass]/[length]³", "kg/m³", 0.001, 0.0, None, "milligram/liter")),
        ("g/100 mL", UnitMeaning("[mass]/[length]³", "kg/m³", 10.0, 0.0)),
        ("MW", UnitMeaning("[mass]·[length]²/[time]³", "kg·m²/s³", 1e6, 0.0, "兆瓦", "megawatt")),
        ("CNY", UnitMeaning(zh="人民币", en="Chinese yuan")),
        ("家", UnitMeaning(zh="家")),
        ("CNY/亩", UnitMeaning()),
        ("branches", UnitMeaning()),
    ],
)
def test_a_label_says_what_its_unit_is(label: str, meaning: UnitMeaning) -> None:
    assert meaning_of(label) == meaning


def test_no_label_is_that_of_two_units() -> None:
    found: dict[str, set[tuple[str, float]]] = {}
    for unit in units().values():
        if unit.si:
            one = conversion(unit.si)
            found.setdefault(unit.label, set()).add((one.unit, float(f"{one.scale:.9g}")))
    assert {label: own for label, own in found.items() if len(own) > 1} == {}


KILOGRAMS_A_HECTARE = [
    "kg/hm2", "kg·hm-2", "kg·hm−2", "kg·hm⁻²", "kg hm^-2", "kg/hm²", "kg·ha-1", "kg/ha",
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        *((printed, "kg/hm²") for printed in KILOGRAMS_A_HECTARE),
        ("W/(m·K)", "W/(m·K)"),
        ("W·m-1·K-1", "W/(m·K)"),
        ("W/m·K", "W/m·K"),  # of what for each nobody can tell (ISO 80000-1)
        ("mg/(kg·d)", "mg/(kg·day)"),
        ("mg/kg/d", "mg/(kg·day)"),
        ("元/kWh", "CNY/(kW·h)"),
        ("s-1", "s⁻¹"),
        ("W/(m2·K·s)", "W/(m²·K·s)"),
        ("g/100 mL", "g/100 mL"),
        ("kg·m⁻³", "kg/m³"),
        ("N·m", "N·m"),
        ("µg", "μg"),
    ],
)
def test_a_unit_has_one_label_however_it_is_printed_and_the_label_says_what_it_is(
    printed: str, label: str
) -> None:
    (found,) = find_quantities(view(f"其值为5 {printed}。", "zh"))
    meaning = meaning_of(label)
    value = meaning.si_factor and pytest.approx(5 * meaning.si_factor)
    assert (found.unit, found.si_value, found.si_unit) == (label, value, meaning.si_unit)
