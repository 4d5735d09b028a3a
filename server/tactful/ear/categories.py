"""What the ear tells apart: all categories of phrases but shouting, because the model reads words in small letters."""

CATEGORIES: tuple[str, ...] = (
    "contradiction",
    "told-you-so",
    "dismissal",
    "blame",
    "distrust",
    "condescension",
    "brush-off",
    "pressure",
    "knows-better",
    "stale-truth",
    "hostility",
    "grievance",
    "rival-bashing",
)
"""The categories, in the order of the model's answers; they are categories of rules, too."""
