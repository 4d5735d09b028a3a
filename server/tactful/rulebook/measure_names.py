"""The names of the counts that `kind: measure` rules may speak about. `tactful.lint.measures` does the counting."""

MEASURES = {
    "capital-words": "words in a row that are written in capitals",
    "capital-share": "the share of words in capitals, in percent, where somebody is spoken to in three or more",
    "sentence-words": "words in a sentence",
    "paragraph-words": "words in a paragraph",
    "flesch-reading-ease": "reading ease of the whole draft, 0 (hard) to 100 (easy)",
}
