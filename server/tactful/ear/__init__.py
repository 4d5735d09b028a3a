"""The ear: a small language model that hears what no rule spells out, and says how sure it is.

It reads sentence by sentence and stands beside grammar: it takes a report of the rules and gives back one with its own
findings merged in. `tactful.ear.training` made its weights from the drafts in `rules/ear` and is not needed to use it.
"""
