import pytest

from atelier.domain.methods.consent import CONSENT
from tests.domain.methods.answering import counted

pytestmark = pytest.mark.usefixtures("english")


@pytest.mark.parametrize(
    ("consents", "concerns", "objections", "silent", "key", "words", "hindrance"),
    [
        (17, 0, 0, 0, "consent", "consent", ""),
        (15, 2, 0, 0, "consent", "consent, with 2 concerns", ""),
        (16, 1, 1, 0, "no-consent", "no consent: 1 objection is open", "1 objection still stands."),
        (
            16,
            0,
            0,
            2,
            "no-consent",
            "no consent: 2 people have not answered yet",
            "2 people have not answered yet; consent asks everybody.",
        ),
    ],
)
def test_consent_asks_everybody_and_no_open_objection(
    consents: int, concerns: int, objections: int, silent: int, key: str, words: str, hindrance: str
) -> None:
    tally = counted(CONSENT, [(0,)] * consents + [(1,)] * concerns + [(2,)] * objections, silent)
    reading = tally.reading()
    assert reading is not None
    assert (reading.key, reading.words) == (key, words)
    assert CONSENT.hindrance(tally, tally.present) == hindrance
