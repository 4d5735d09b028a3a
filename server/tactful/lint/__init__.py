"""Draft x Rulebook -> Report. Pure: no files, no network, no terminal."""
