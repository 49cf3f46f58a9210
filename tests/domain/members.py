"""The eighteen member municipalities of the library, and any other set of members with their answers."""

import tomllib
from collections.abc import Mapping

from hypothesis import strategies as st

from atelier.domain.weights import NamedVote, Voice
from atelier.paths import resources


def eighteen() -> dict[str, int]:
    """Inhabitants by name, as the library has them."""
    text = (resources() / "library" / "municipalities.toml").read_text(encoding="utf-8")
    return {row["name"]: row["inhabitants"] for row in tomllib.loads(text)["municipality"]}


def vote_of(inhabitants: Mapping[str, int], *in_favour: str) -> NamedVote[str]:
    """Everybody votes: those named for, all others against."""
    return NamedVote({name: Voice.FOR if name in in_favour else Voice.AGAINST for name in inhabitants}, inhabitants)


@st.composite
def votes(draw: st.DrawFn, most: int = 6) -> NamedVote[str]:
    """Any vote of a few members, some of them absent, some present without an answer."""
    sizes = st.integers(0, 60) | st.integers(0, 200_000)
    people = draw(st.dictionaries(st.sampled_from("abcdefgh"[:most]), sizes, max_size=most))
    answers = {name: draw(st.sampled_from([None, *Voice])) for name in people}
    silent = [name for name, answer in answers.items() if answer is None]
    present = draw(st.frozensets(st.sampled_from(silent))) if silent else frozenset()
    return NamedVote({name: answer for name, answer in answers.items() if answer is not None}, people, present)
