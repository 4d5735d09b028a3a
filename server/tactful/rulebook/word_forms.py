"""The forms of a word: `~tell` in a pattern finds tell, tells, telling and told.

Regular forms follow the spelling rules of English. Where a rule may or may not apply (does the consonant
double?), both spellings are given: a form that is no word finds nothing and does no harm.
"""

from __future__ import annotations

from functools import cache

_IRREGULAR = """
be am is are was were been being|become became|begin began begun|bend bent|bet|bite bit bitten|blow blew blown
break broke broken|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came|cost
cut|deal dealt|dig dug|do does did done doing|draw drew drawn|dream dreamt|drink drank drunk|drive drove driven
eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|fit|fly flew flown|forbid forbade forbidden
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone
grow grew grown|hang hung|have has had|hear heard|hide hid hidden|hit|hold held|hurt|keep kept|know knew known
lay laid|lead led|learn learnt|leave left|lend lent|let|lie lay lain lying|light lit|lose lost|make made|mean meant
meet met|mislead misled|mistake mistook mistaken|misread|misunderstand misunderstood|overlook|pay paid|put|quit
read|rewrite rewrote rewritten|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen
seek sought|sell sold|send sent|set|shake shook shaken|show showed shown|shut|sing sang sung|sink sank sunk|sit sat
sleep slept|speak spoke spoken|spell spelt|spend spent|spill spilt|split|spoil spoilt|spread|stand stood
steal stole stolen|stick stuck|strike struck|swear swore sworn|sweep swept|take took taken|teach taught|tear tore torn
tell told|think thought|throw threw thrown|understand understood|undo undid undone|upset|wake woke woken|wear wore worn
win won|wind wound|withdraw withdrew withdrawn|write wrote written|overreact|foresee foresaw foreseen|overrun overran
man men|woman women|child children|person people|die dying
"""

_OTHER_FORMS = {
    words[0]: tuple(words[1:]) for entry in _IRREGULAR.strip().replace("\n", "|").split("|") if (words := entry.split())
}
IRREGULAR_VERBS = tuple(word for word in _OTHER_FORMS if word not in {"man", "woman", "child", "person"})
"""The dictionary forms of the verbs that have irregular forms."""
PAST_FORMS = frozenset({"was", "were", "had", "did"}) | {
    form
    for word, forms in _OTHER_FORMS.items()
    if word not in {"be", "have", "do", "man", "woman", "child", "person", "die"}
    for form in forms
    if form not in _OTHER_FORMS
}
"""Irregular past forms of verbs that are not also their present."""
_NO_REGULAR_FORMS = frozenset({"be", "do", "have", "man", "woman", "child", "person"})
_VOWELS = "aeiou"


@cache
def word_forms(word: str) -> frozenset[str]:
    """All forms of a folded dictionary word (`tell`), itself included."""
    forms = {word, *_OTHER_FORMS.get(word, ())}
    if word == "have":
        forms.add("having")
    if word not in _NO_REGULAR_FORMS:
        forms |= _regular_forms(word)
    return frozenset(forms)


def _regular_forms(word: str) -> set[str]:
    forms = {_with_s(word)}
    for stem in _stems(word):
        forms |= {stem + "ing", stem + "ed"}
    if word.endswith("e"):
        forms.add(word + "d")
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        forms |= {word[:-1] + "ied", word + "ing"}
        forms.discard(word + "ed")
    return forms


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _stems(word: str) -> set[str]:
    """What -ing and -ed are put behind: argu(e), stop(p), open."""
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return {word[:-1]}
    doubles = len(word) > 2 and word[-1] not in _VOWELS + "wxyh" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    return {word, word + word[-1]} if doubles else {word}
