from atelier.domain.methods.spectrum import SPECTRUM5


def test_camps_leave_the_middle_out() -> None:
    assert SPECTRUM5.camps((5, 8, 4, 8, 3)) == (13, 11)


def test_poles_give_their_own_names_where_they_have_one() -> None:
    assert SPECTRUM5.side_names(("raden", "colleges")) == ("raden", "colleges")
    assert SPECTRUM5.side_names(("", "colleges")) == ("pole A", "colleges")
    assert SPECTRUM5.side_names(("", "")) == ("pole A", "pole B")


def test_five_options_run_from_a_to_b() -> None:
    assert SPECTRUM5.option_names() == ("Strongly A", "Rather A", "Middle", "Rather B", "Strongly B")
    assert SPECTRUM5.colours == ("a", "a-soft", "neutral", "b-soft", "b")
