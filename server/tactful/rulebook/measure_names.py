"""The names of the counts that `kind: measure` rules may speak about. `tactful.lint.measures` does the counting."""

MEASURES = {
    "capital-words": "words in a row that are written in capitals",
    "sentence-words": "words in a sentence",
    "paragraph-words": "words in a paragraph",
    "flesch-reading-ease": "reading ease of the whole draft, 0 (hard) to 100 (easy)",
}
