"""What ids are called when people read them."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """A short name, and one sentence that explains it."""

    name: str
    meaning: str


SEVERITY_WORDS = {
    "error": Words("Error", "Likely to hurt: hold the mail until it is changed."),
    "warning": Words("Warning", "Often hurts: look again before you send."),
    "suggestion": Words("Suggestion", "Could be kinder or clearer."),
}

MOVE_WORDS = {
    "accept": Words("Accept", "Takes what the customer says as their truth."),
    "listen": Words("Listen", "Shows that they were heard."),
    "own": Words("Own", "Takes your part of it on yourself."),
    "explore": Words("Explore", "Asks before it tells."),
    "inform": Words("Inform", "Gives the facts without arguing."),
    "offer": Words("Offer", "Opens a way forward."),
    "drop": Words("Leave out", "Says nothing where nothing helps."),
    "correct": Words("Correct", "Puts the language right."),
}

PRINCIPLE_WORDS = {
    "their-truth": Words("Their truth", "What the customer says is true for them, even when it is wrong."),
    "start-from-their-view": Words("Start from their view", "Feel with the problem first; add a new view afterwards."),
    "ask-before-telling": Words(
        "Ask before telling", "“They are making a mistake” is only our opinion. Ask what they want, and why."
    ),
    "offer-alternatives": Words(
        "Offer alternatives", "Nobody was ever won by being told no. Show another way, and leave them free."
    ),
    "listen-then-propose": Words(
        "Listen, then propose", "Never “I told you so”, never revenge, never features nobody asked for."
    ),
}
