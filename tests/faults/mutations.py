"""Papers with something changed by chance: what a disk, a line or a program may do to them."""

import random
import re
from collections.abc import Callable

_OBJECT = re.compile(rb"\d+ 0 obj\b.*?\bendobj", re.DOTALL)
_NUMBER = re.compile(rb"(?<![\w.])\d+(?![\w.])")
_ODD_NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"99999999999", b"1e30", b"nan")


def mutated(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """The data with one to three changes."""
    for _ in range(chance.randint(1, 3)):
        change = chance.choice(_CHANGES)
        data = change(data, chance, others)
    return data


def _flip(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    """Bits turned over."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 4, 64))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    """The end, the start or a piece taken away."""
    start, end = sorted(chance.sample(range(len(data)), 2))
    return chance.choice((data[:end], data[start:], data[:start] + data[end:]))


def _clear(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    """A piece set to zero."""
    start = chance.randrange(len(data))
    size = chance.choice((16, 512, 4096))
    return data[:start] + bytes(min(size, len(data) - start)) + data[start + size :]


def _splice(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """A piece of another paper in the place of one."""
    other = chance.choice(others)
    start, there = chance.randrange(len(data)), chance.randrange(len(other))
    size = chance.choice((16, 512, 4096))
    return data[:start] + other[there : there + size] + data[start + size :]


def _swap(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    """Two objects in each other's place, with their own numbers."""
    found = list(_OBJECT.finditer(data))
    if len(found) < 2:
        return data
    one, other = sorted(chance.sample(found, 2), key=lambda match: match.start())
    bodies = [match[0].partition(b"obj") for match in (one, other)]
    (head, obj, body), (other_head, _obj, other_body) = bodies
    between = data[one.end() : other.start()]
    first, second = head + obj + other_body, other_head + obj + body
    return data[: one.start()] + first + between + second + data[other.end() :]


def _renumber(data: bytes, chance: random.Random, _: list[bytes]) -> bytes:
    """A number in an object that is another."""
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    number = chance.choice(found)
    return data[: number.start()] + chance.choice(_ODD_NUMBERS) + data[number.end() :]


_CHANGES: list[Callable[[bytes, random.Random, list[bytes]], bytes]] = [
    _flip,
    _cut,
    _clear,
    _splice,
    _swap,
    _renumber,
]
