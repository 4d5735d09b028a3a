import pytest

from tactful.rulebook.word_forms import word_forms


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("tell", "tell tells telling told"),
        ("argue", "argue argues arguing argued"),
        ("stop", "stop stops stopping stopped"),
        ("reply", "reply replies replying replied"),
        ("be", "be am is are was were been being"),
        ("have", "have has had having"),
        ("say", "say says saying said"),
        ("miss", "miss misses missing missed"),
        ("steal", "steal stole stolen stealing"),
        ("think", "think thought thinking"),
        ("agree", "agree agrees agreed agreeing"),
        ("customer", "customer customers"),
        ("person", "person people"),
    ],
)
def test_gives_every_form(word: str, forms: str) -> None:
    assert set(forms.split()) <= word_forms(word)


def test_keeps_other_words_forms_out() -> None:
    assert "thought" not in word_forms("tell")
    assert "haves" not in word_forms("have")
