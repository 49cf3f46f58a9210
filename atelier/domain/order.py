"""Fractional order keys: between any two keys there is another, so a move writes one cell (DESIGN 2a, rule 9)."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)


def between(before: str, after: str) -> str:
    """A key that sorts strictly between `before` ("" is the start) and `after` ("" is the end).

    Keys are digits of base 36 behind an imagined point and never end in "0".
    """
    key = []
    for place in range(max(len(before), len(after)) + 1):
        low = DIGITS.index(before[place]) if place < len(before) else 0
        high = DIGITS.index(after[place]) if after and place < len(after) else BASE
        if after and place >= len(after):
            high = BASE
        if low == high:
            key.append(DIGITS[low])
            continue
        if high - low > 1:
            return "".join(key) + DIGITS[(low + high) // 2]
        return "".join(key) + DIGITS[low] + _above(before[place + 1 :])
    return "".join(key) + DIGITS[BASE // 2]


def _above(rest: str) -> str:
    """The shortest key above `rest`, with no bound above it."""
    for place, digit in enumerate(rest):
        low = DIGITS.index(digit)
        if low < BASE - 1:
            return rest[:place] + DIGITS[(low + BASE) // 2 if low < BASE - 2 else BASE - 1]
    return rest + DIGITS[BASE // 2]


def spread(count: int) -> list[str]:
    """`count` ascending keys with room between them, for rows that arrive together."""
    width = 1
    while BASE**width < 2 * (count + 1):
        width += 1
    step = BASE**width // (count + 1)
    return [_digits(step * (n + 1), width) for n in range(count)]


def _digits(value: int, width: int) -> str:
    text = ""
    for _ in range(width):
        value, digit = divmod(value, BASE)
        text = DIGITS[digit] + text
    return text.rstrip("0") or DIGITS[1]
