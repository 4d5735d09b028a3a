"""Words, marks and sentences of a text, each with its exact place. Knows nothing of mail or rules."""
