from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.storage.acts import ACT_BYTES, WRITE_BYTES, Act, ActKind, Write, digest_of, split

ACT = Act(b"\x01" * 16, 7, b"\x02" * 16, "facilitator", "2019-11-12T13:00:01+01:00", ActKind.DO, None, "change")
WRITES = [
    Write(ACT.id, 0, "pillar", b"\x03" * 16, "name", '{"name":"Visie"}', b"\x04" * 36, None),
    Write(ACT.id, 1, "pillar", b"\x03" * 16, "text", None, b"", b"\x05" * 18),
]
ACT_FIELDS = [field.name for field in fields(Act)]
WRITE_FIELDS = [field.name for field in fields(Write) if field.name != "act"]


def other(value: object) -> object:
    """The same value with one bit turned, or something where there was nothing."""
    match value:
        case bytes() if value:
            return bytes([value[0] ^ 1]) + value[1:]
        case str() if value:
            return chr(ord(value[0]) ^ 1) + value[1:]
        case int():
            return value ^ 1
    return b"\x06" * 18


def test_the_digest_is_that_of_the_columns() -> None:
    columns = tuple(getattr(ACT, name) for name in ACT_FIELDS)
    rows = [tuple(getattr(write, name) for name in WRITE_FIELDS) for write in WRITES]
    assert ACT.digest(WRITES) == digest_of(columns, rows)
    assert len(ACT.digest(WRITES)) == 32


@pytest.mark.parametrize("name", ACT_FIELDS)
def test_no_field_of_an_act_can_change_unseen(name: str) -> None:
    changed = replace(ACT, **{name: other(getattr(ACT, name))})
    assert changed.digest(WRITES) != ACT.digest(WRITES)


@pytest.mark.parametrize("n", [0, 1])
@pytest.mark.parametrize("name", WRITE_FIELDS)
def test_no_field_of_a_write_can_change_unseen(name: str, n: int) -> None:
    writes = list(WRITES)
    writes[n] = replace(writes[n], **{name: other(getattr(writes[n], name))})
    assert ACT.digest(writes) != ACT.digest(WRITES)


def test_no_write_can_go_or_change_places_unseen() -> None:
    seals = {ACT.digest(writes) for writes in (WRITES, WRITES[:1], WRITES[1:], [], WRITES[::-1], WRITES + WRITES[:1])}
    assert len(seals) == 6


@given(st.data())
def test_any_flipped_bit_of_the_bytes_changes_the_digest(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["id", "line", "label", "role", "at", "kind", "value", "row", "replaces"]))
    holder: Act | Write = ACT if name in ACT_FIELDS else WRITES[0]
    held = getattr(holder, name)
    raw = held if isinstance(held, bytes) else str(held).encode()
    place, bit = data.draw(st.integers(0, len(raw) - 1)), data.draw(st.integers(0, 6))
    flipped = raw[:place] + bytes([raw[place] ^ (1 << bit)]) + raw[place + 1 :]
    value = flipped if isinstance(held, bytes) else flipped.decode("ascii", "surrogateescape")
    changed = replace(holder, **{name: value})
    if isinstance(changed, Act):
        assert changed.digest(WRITES) != ACT.digest(WRITES)
    else:
        assert ACT.digest([changed, WRITES[1]]) != ACT.digest(WRITES)


@given(st.binary(min_size=ACT_BYTES, max_size=ACT_BYTES), st.integers(0, 2**16 - 1))
def test_the_id_of_a_write_tells_its_act_and_its_place(act: bytes, n: int) -> None:
    write = Write(act, n, "pillar", b"", "name", None)
    assert len(write.id) == WRITE_BYTES
    assert split(write.id) == (act, n)


def test_what_a_write_replaces_and_stands_for() -> None:
    assert WRITES[0].replaced == [b"\x04" * 18, b"\x04" * 18]
    assert WRITES[1].replaced == []
    assert WRITES[0].stands == WRITES[0].id
    assert WRITES[1].stands == b"\x05" * 18
