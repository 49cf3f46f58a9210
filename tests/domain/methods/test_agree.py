from atelier.domain.methods.agree import AGREE5
from tests.domain.values import tallied


def test_a_statement_is_agreed_with_by_name() -> None:
    reading = AGREE5.read(tallied(AGREE5, (16, 8, 1, 0, 0), AGREE5.side_names(("", ""))))
    assert reading.words == "agreed: agree"
    assert reading.base == "of 25 answers"
    assert reading.margin == 12


def test_poles_of_a_dilemma_do_not_rename_agreement() -> None:
    assert AGREE5.side_names(("raden", "colleges")) == ("agree", "disagree")
