"""What the ear tells apart: all categories of phrases but shouting, because the model reads words in small letters."""

from tactful.rulebook.ear_settings import HEARD

CATEGORIES: tuple[str, ...] = HEARD
"""The categories, in the order of the model's answers; they are categories of rules, too."""
