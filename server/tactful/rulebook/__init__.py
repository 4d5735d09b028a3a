"""Rule files become a `Rulebook`: parsed, validated, layered and compiled once."""
