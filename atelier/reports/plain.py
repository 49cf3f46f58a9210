"""Text as the formats of other programs can hold it."""

import re

_UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit(text: str) -> str:
    """Text in which the signs that XML cannot hold are replaced, visibly."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)
