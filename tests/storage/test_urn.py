"""The urn: votes in, totals out, one size, nothing in between; refusals that leave the former state."""

import contextlib
import errno
import os
import resource
import shutil
import stat
from collections import Counter
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atelier.domain.errors import AtelierError, NotSavedError, UrnError
from atelier.storage import ciphers, whole_files
from atelier.storage import urn as urns
from atelier.storage.urn import MOST, Urn, left_behind

BALLOT = UUID(int=7)
NUMBERS = st.integers(-MOST, MOST)
ANSWERS = st.lists(NUMBERS, max_size=4).map(tuple)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "urns"


@pytest.fixture
def urn(folder: Path) -> Urn:
    return Urn.create(folder, BALLOT, capacity=6, longest=3)


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


# Voting


def test_votes_are_counted_and_not_linked_to_voters(urn: Urn, folder: Path) -> None:
    voters = [uuid4() for _ in range(3)]
    for voter, answer in zip(voters, [(1,), (0,), (1,)], strict=True):
        urn.cast(answer, voter)
    urn.cast((2, 1, 0), None)
    urn.cast((), None)
    assert urn.voted == 5
    assert urn.answers() == (((), 1), ((0,), 1), ((1,), 2), ((2, 1, 0), 1))
    assert urn.has_voted(voters[2])
    assert not urn.has_voted(uuid4())
    stranger = uuid4()
    assert urn.waiting([voters[1], stranger, voters[0]]) == (stranger,)
    again = Urn.open(folder, BALLOT)
    assert (again.voted, again.answers()) == (urn.voted, urn.answers())


def test_nobody_votes_twice_and_the_first_vote_stands(urn: Urn) -> None:
    voter = uuid4()
    urn.cast((1,), voter)
    with pytest.raises(AtelierError, match="already received"):
        urn.cast((0,), voter)
    assert urn.answers() == (((1,), 1),)


def test_a_full_urn_takes_no_more(urn: Urn) -> None:
    for _ in range(6):
        urn.cast((1,), None)
    with pytest.raises(AtelierError, match="full"):
        urn.cast((1,), uuid4())
    assert urn.voted == 6


@pytest.mark.parametrize("answer", [(1, 2, 3, 4), (MOST + 1,), (-MOST - 1,)])
def test_an_answer_that_does_not_fit_is_a_mistake_of_ours(urn: Urn, answer: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="longer") as caught:
        urn.cast(answer, None)
    assert str(answer[0]) not in str(caught.value)
    assert urn.voted == 0


def test_a_ballot_has_one_urn(urn: Urn, folder: Path) -> None:
    urn.cast((1,), None)
    with pytest.raises(FileExistsError):
        Urn.create(folder, BALLOT, 6, 3)
    assert urn.voted == 1


# Paper


def test_two_passes_over_the_pile_are_compared(urn: Urn) -> None:
    for answer in [(0,), (0,), (1,), ()]:
        urn.put(answer, 1)
    for answer in [(1,), (0,), (1,), ()]:
        urn.put(answer, 2)
    assert urn.differences() == (((0,), 2, 1), ((1,), 1, 2))
    urn.take_back((1,), 2)
    urn.put((0,), 2)
    assert urn.differences() == ()
    assert urn.answers(1) == urn.answers(2) == (((), 1), ((0,), 2), ((1,), 1))
    assert urn.voted == 4


def test_only_what_was_entered_is_taken_back(urn: Urn) -> None:
    urn.put((0,), 1)
    with pytest.raises(AtelierError, match="not entered"):
        urn.take_back((0,), 2)
    with pytest.raises(AtelierError, match="not entered"):
        urn.take_back((1,), 1)
    assert urn.answers(1) == (((0,), 1),)


def test_each_pass_has_its_own_end(urn: Urn) -> None:
    for _ in range(6):
        urn.put((0,), 2)
    urn.put((0,), 1)
    with pytest.raises(AtelierError, match="full"):
        urn.put((0,), 2)


def test_a_pass_is_filled_at_once_in_the_place_of_what_it_held(urn: Urn) -> None:
    urn.put((2,), 1)
    urn.put((0,), 2)
    urn.fill((((0,), 4), ((), 2)), 1)
    assert urn.answers(1) == (((), 2), ((0,), 4))
    assert urn.answers(2) == (((0,), 1),)
    with pytest.raises(AtelierError, match="Together 7 papers, and this poll takes 6 at most"):
        urn.fill((((0,), 7),), 1)
    with pytest.raises(ValueError, match="longer than this urn"):
        urn.fill((((0, 0, 0, 0), 1),), 1)
    assert urn.voted == 6
    urn.fill((), 1)
    assert urn.voted == 0


def test_a_filling_that_is_refused_changes_nothing(urn: Urn) -> None:
    urn.put((0,), 1)
    with small_files(), pytest.raises(NotSavedError, match="could not be kept"):
        urn.fill((((1,), 3),), 1)
    assert urn.answers(1) == (((0,), 1),)


# What the file tells


def test_only_the_owner_can_look(urn: Urn, folder: Path) -> None:
    urn.cast((1,), None)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(only_file(folder).stat().st_mode) == 0o600


@given(
    votes=st.lists(st.tuples(ANSWERS, st.none() | st.uuids()), max_size=8, unique_by=lambda vote: vote[1] or object())
)
def test_the_size_never_changes_and_the_order_leaves_no_trace(tmp_path_factory, votes) -> None:
    one, other = (tmp_path_factory.mktemp("urn") for _ in range(2))
    first, second = (Urn.create(folder, BALLOT, capacity=8, longest=4) for folder in (one, other))
    size = only_file(one).stat().st_size
    for answer, voter in votes:
        first.cast(answer, voter)
        assert only_file(one).stat().st_size == size
    answers = sorted(answer for answer, _ in votes)  # other people chose what they chose
    for answer, voter in zip(answers, reversed([voter for _, voter in votes]), strict=True):
        second.cast(answer, voter)
    assert only_file(one).read_bytes() == only_file(other).read_bytes()
    assert first.answers() == tuple(sorted(Counter(answers).items()))


@pytest.mark.parametrize("longest", [1, 5])
def test_the_fullest_urn_fits_in_its_size(tmp_path: Path, longest: int) -> None:
    urn = Urn.create(tmp_path, BALLOT, capacity=40, longest=longest)
    size = only_file(tmp_path).stat().st_size
    for n in range(40):
        urn.cast((-MOST,) * (longest - 1) + (-MOST + n,), uuid4())
        urn.put((-MOST,) * (longest - 1) + (-MOST + n,), 2)
    assert only_file(tmp_path).stat().st_size == size
    assert len(urn.answers(2)) == 40


def test_an_urn_shows_nothing_of_itself(urn: Urn) -> None:
    urn.cast((3, 1, 2), None)
    assert repr(urn) == object.__repr__(urn)
    assert "3" not in repr(urn._read()).split("at 0x")[0]


def test_what_a_vote_replaced_is_overwritten(urn: Urn, folder: Path) -> None:
    """Two former states beside each other would tell whose vote lay between them."""
    voter = uuid4()
    urn.cast((1,), voter)
    with only_file(folder).open("rb") as before:
        urn.cast((2,), uuid4())
        assert set(before.read()) == {0}


# With the password of its event


@pytest.fixture
def salt(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Of a password that was typed."""
    monkeypatch.setattr(ciphers, "RING", ciphers.Ring())
    return ciphers.fresh_key("correct paard batterij")


def test_with_a_password_nothing_can_be_read_and_the_size_never_changes(folder: Path, salt: bytes) -> None:
    urn = Urn.create(folder, BALLOT, 40, 3, salt)
    voter, sizes = uuid4(), set()
    urn.cast((1,), voter)
    for _ in range(30):
        urn.cast((2, 1, 0), uuid4())
        sizes.add(only_file(folder).stat().st_size)
    assert len(sizes) == 1
    data = only_file(folder).read_bytes()
    assert [word for word in (b"Atelier urn", b"piles", voter.hex.encode(), BALLOT.hex.encode()) if word in data] == []
    again = Urn.open(folder, BALLOT, salt)
    assert again.answers() == (((1,), 1), ((2, 1, 0), 30))
    assert again.has_voted(voter)
    again.destroy()
    assert list(folder.iterdir()) == []


def test_without_its_password_an_urn_cannot_be_counted(folder: Path, salt: bytes) -> None:
    Urn.create(folder, BALLOT, 6, 3, salt).cast((1,), None)
    ciphers.RING.keys.clear()
    with pytest.raises(UrnError, match="damaged"):
        Urn.open(folder, BALLOT)
    ciphers.RING.keys[salt] = bytes(ciphers.KEY)
    with pytest.raises(UrnError, match="damaged"):
        Urn.open(folder, BALLOT, salt)


def test_a_changed_byte_is_noticed_under_a_password_too(folder: Path, salt: bytes) -> None:
    Urn.create(folder, BALLOT, 6, 3, salt).cast((1,), None)
    data = only_file(folder).read_bytes()
    for place in range(0, len(data), 97):
        only_file(folder).write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(UrnError, match="damaged"):
            Urn.open(folder, BALLOT, salt)


def test_a_full_disk_refuses_a_vote_under_a_password_too(folder: Path, salt: bytes) -> None:
    urn = Urn.create(folder, BALLOT, 6, 3, salt)
    urn.cast((1,), None)
    with small_files(), pytest.raises(NotSavedError, match="does not count"):
        urn.cast((2,), None)
    assert urn.answers() == (((1,), 1),)
    assert [path.suffix for path in folder.iterdir()] == [".urn"]


# Damage and loss


@pytest.mark.parametrize("place", [0, 13, 14, 45, 46, 120, -1])
def test_any_changed_byte_is_noticed(urn: Urn, folder: Path, place: int) -> None:
    urn.cast((1,), uuid4())
    data = bytearray(only_file(folder).read_bytes())
    data[place] ^= 1
    only_file(folder).write_bytes(data)
    with pytest.raises(UrnError, match="damaged"):
        Urn.open(folder, BALLOT)
    with pytest.raises(UrnError, match="damaged"):
        urn.cast((1,), None)


@pytest.mark.parametrize("size", [0, 10, 46, 200])
def test_a_torn_urn_is_refused(urn: Urn, folder: Path, size: int) -> None:
    only_file(folder).write_bytes(only_file(folder).read_bytes()[:size])
    with pytest.raises(UrnError, match="damaged"):
        Urn.open(folder, BALLOT)


def test_the_urn_of_another_ballot_is_refused(urn: Urn, folder: Path) -> None:
    other = uuid4()
    shutil.copy(only_file(folder), folder / f"{other.hex}.urn")
    with pytest.raises(UrnError, match="damaged"):
        Urn.open(folder, other)


def test_a_lost_urn_says_so(urn: Urn, folder: Path) -> None:
    only_file(folder).unlink()
    with pytest.raises(UrnError, match="gone"):
        urn.cast((1,), None)
    with pytest.raises(UrnError, match="gone"):
        Urn.open(folder, BALLOT)
    assert list(folder.iterdir()) == []  # a vote does not make it anew


# What the disk refuses


@contextlib.contextmanager
def small_files():
    """No file can become larger than this: what a full disk does, in earnest."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_refuses_a_vote_and_keeps_the_others(urn: Urn, folder: Path) -> None:
    voter = uuid4()
    urn.cast((1,), uuid4())
    before = only_file(folder).read_bytes()
    with small_files(), pytest.raises(NotSavedError, match="does not count"):
        urn.cast((2,), voter)
    assert only_file(folder).read_bytes() == before
    urn.cast((2,), voter)
    assert urn.voted == 2


def test_a_full_disk_makes_no_urn(folder: Path) -> None:
    with small_files(), pytest.raises(NotSavedError, match="could not be made"):
        Urn.create(folder, BALLOT, 6, 3)
    assert list(folder.iterdir()) == []


def test_a_vanished_folder_refuses_and_comes_back(urn: Urn, folder: Path) -> None:
    urn.cast((1,), None)
    away = folder.rename(folder.with_name("away"))
    with pytest.raises(NotSavedError, match="cannot be reached"):
        urn.cast((2,), None)
    away.rename(folder)
    assert urn.answers() == (((1,), 1),)


@pytest.mark.parametrize("step", ["fsync", "replace", "sync_folder"])
def test_a_vote_is_in_or_out_whatever_step_fails(urn: Urn, folder: Path, monkeypatch, step: str) -> None:
    voter = uuid4()
    urn.cast((1,), None)
    failing = [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))]

    def fail_once(original):
        def call(*args):
            if failing:
                raise failing.pop()
            return original(*args)

        return call

    places = {"fsync": os, "replace": Path, "sync_folder": whole_files}
    monkeypatch.setattr(places[step], step, fail_once(getattr(places[step], step)))
    with pytest.raises(NotSavedError, match="the disk is full"):
        urn.cast((2,), voter)
    assert not failing
    assert not urn.has_voted(voter)
    assert [path.suffix for path in folder.iterdir()] == [".urn"]
    urn.cast((2,), voter)
    assert Urn.open(folder, BALLOT).voted == 2


def test_a_vote_is_on_the_disk_before_it_is_received(urn: Urn, monkeypatch) -> None:
    """The content, then the name, then the folder; only then is the former state overwritten."""
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noted_fsync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "content")
        fsync(handle)

    def noted_replace(path: Path, target: Path) -> Path:
        steps.append("name")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_fsync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    urn.cast((1,), None)
    assert steps == ["content", "name", "folder", "content"]


def test_a_taking_back_that_is_refused_changes_nothing(urn: Urn) -> None:
    urn.put((0,), 1)
    with small_files(), pytest.raises(NotSavedError, match="could not be taken back"):
        urn.take_back((0,), 1)
    assert urn.answers(1) == (((0,), 1),)


# The end


def test_a_destroyed_urn_is_overwritten_and_gone(urn: Urn, folder: Path) -> None:
    urn.cast((1,), uuid4())
    with only_file(folder).open("rb") as kept_open:
        urn.destroy()
        assert set(kept_open.read()) == {0}
    assert list(folder.iterdir()) == []
    urn.destroy()  # as often as it takes
    assert left_behind(folder) == []


def test_its_name_is_gone_for_good_before_an_urn_is_overwritten(urn: Urn, folder: Path, monkeypatch) -> None:
    """Found by power loss at random moments: an urn full of zeros under its own name."""
    done: list[str] = []
    sync, wipe = urns.sync_folder, urns.wipe
    monkeypatch.setattr(urns, "sync_folder", lambda place: (done.append("synced"), sync(place)))
    monkeypatch.setattr(urns, "wipe", lambda path: (done.append(f"wiped {path.suffix}"), wipe(path)))
    urn.destroy()
    assert done[:2] == ["synced", "wiped .gone"]
    assert done[-1] == "synced"
    assert list(folder.iterdir()) == []


def test_a_damaged_urn_can_be_destroyed(urn: Urn, folder: Path) -> None:
    only_file(folder).write_bytes(b"torn")
    Urn(folder, BALLOT).destroy()
    assert list(folder.iterdir()) == []


def test_what_was_left_behind_is_named(folder: Path) -> None:
    assert left_behind(folder) == []
    ballots = sorted(uuid4() for _ in range(3))
    for ballot in reversed(ballots):
        Urn.create(folder, ballot, 5, 1)
    assert left_behind(folder) == ballots


@pytest.mark.parametrize("finisher", ["open", "left_behind", "destroy"])
def test_a_destruction_that_was_cut_short_is_finished(urn: Urn, folder: Path, monkeypatch, finisher: str) -> None:
    urn.cast((1,), uuid4())
    with monkeypatch.context() as broken:
        broken.setattr(Path, "unlink", lambda *_: (_ for _ in ()).throw(OSError(errno.EACCES, "no")))
        with pytest.raises(NotSavedError, match="could not be destroyed"):
            urn.destroy()
    assert set(only_file(folder).read_bytes()) == {0}  # what was in it is gone already
    if finisher == "open":
        with pytest.raises(UrnError, match="gone"):
            Urn.open(folder, BALLOT)
    elif finisher == "left_behind":
        assert left_behind(folder) == []
    else:
        urn.destroy()
    assert list(folder.iterdir()) == []


def test_half_a_vote_is_cleared_away_at_opening(urn: Urn, folder: Path) -> None:
    urn.cast((1,), None)
    half = only_file(folder).with_suffix(".new")
    half.write_bytes(b"half of the next state")
    again = Urn.open(folder, BALLOT)
    assert not half.exists()
    assert again.voted == 1
