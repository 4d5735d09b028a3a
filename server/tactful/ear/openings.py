"""What the ear says of each kind of offence, and sentences that begin from the customer's view instead.

The ear knows that a sentence hurts, and in which way, but not what it is about; so it offers openings to choose from
and write on, where a rule rewrites the very words.
"""

from __future__ import annotations

from typing import NamedTuple

from tactful.rulebook.rule import Move  # noqa: TC001, a NamedTuple's field


class Opening(NamedTuple):
    """A sentence to put in place of one that offends, and what it does for the conversation."""

    say: str
    move: Move


_SAID: dict[str, tuple[str, tuple[Opening, ...]]] = {
    "contradiction": (
        "Sounds like arguing with what the customer says.",
        (
            Opening("I can see how it looks from your side.", "accept"),
            Opening("Could we go through what each of us has in front of us?", "explore"),
            Opening("Here is what I find in our records, in case it helps us both.", "inform"),
        ),
    ),
    "told-you-so": (
        "Sounds like a reproach that it was said before.",
        (
            Opening("Here it is again, all in one place.", "inform"),
            Opening("I may not have put this clearly before, so let me try once more.", "own"),
            Opening("Is there a part of it that would be better explained on the phone?", "offer"),
        ),
    ),
    "dismissal": (
        "Sounds like making the customer's trouble smaller than it is for them.",
        (
            Opening("I can hear that this matters to you.", "listen"),
            Opening("I'm sorry this has been a trouble to you.", "own"),
            Opening("What would help you most right now?", "explore"),
        ),
    ),
    "blame": (
        "Sounds like putting the fault on the customer.",
        (
            Opening("Let's look at what happened and how to put it right.", "explore"),
            Opening("We could have made this step easier to see.", "own"),
            Opening("Here is what will get this working again.", "inform"),
        ),
    ),
    "distrust": (
        "Sounds like doubting what the customer says.",
        (
            Opening("Thank you for telling me what you saw.", "listen"),
            Opening("Could you tell me a little more, so that I can follow it on our side?", "explore"),
            Opening("I'd like to find out how the two fit together.", "explore"),
        ),
    ),
    "condescension": (
        "Sounds like talking down to the customer.",
        (
            Opening("That's a fair question.", "accept"),
            Opening("This is not easy to find, so here are the steps.", "inform"),
            Opening("I'm glad to go through it with you.", "offer"),
        ),
    ),
    "brush-off": (
        "Sounds like a refusal that leaves the customer alone with it.",
        (
            Opening("I can't do that, and here is why.", "inform"),
            Opening("Are there other ways that you'd be open to consider?", "explore"),
            Opening("Here is what I can do instead.", "offer"),
        ),
    ),
    "pressure": (
        "Sounds like pushing the customer.",
        (
            Opening("Would that date work for you?", "explore"),
            Opening("If you need more time, please tell me.", "offer"),
            Opening("Here is what the date means, so that you can plan.", "inform"),
        ),
    ),
    "knows-better": (
        "Sounds like deciding for the customer.",
        (
            Opening("May I ask what you'd like it to do for you?", "explore"),
            Opening("You know best what you need.", "accept"),
            Opening("If it helps, here is what I have seen with others.", "inform"),
        ),
    ),
    "stale-truth": (
        "Sounds like holding the customer to what they said before.",
        (
            Opening("Thank you for letting me know that this has changed.", "accept"),
            Opening("Let's work from where you are now.", "accept"),
            Opening("What has changed on your side?", "explore"),
        ),
    ),
    "hostility": (
        "Sounds like a sneer or an attack.",
        (
            Opening("I understand that this has been frustrating.", "listen"),
            Opening("Let me look at what we can do.", "offer"),
            Opening("Could we start again from what you need?", "explore"),
        ),
    ),
    "grievance": (
        "Sounds like making it about the writer's own trouble.",
        (
            Opening("Thank you for bearing with us.", "accept"),
            Opening("Here is where things stand.", "inform"),
            Opening("What would be of most use to you now?", "explore"),
        ),
    ),
    "rival-bashing": (
        "Sounds like running down somebody else the customer may choose.",
        (
            Opening("It makes sense to compare.", "accept"),
            Opening("What do you like about their offer?", "explore"),
            Opening("Here is what we can do, so that you can weigh it.", "inform"),
        ),
    ),
}


def openings_of(category: str) -> tuple[str, tuple[Opening, ...]]:
    """The message of a category, and its openings."""
    return _SAID[category]
