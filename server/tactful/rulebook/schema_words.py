"""What editors say about each key of a pack's files."""

from __future__ import annotations

SEVERITY_MEANINGS = {
    "error": "hurts nearly always",
    "warning": "likely hurts",
    "suggestion": "is worth a look",
}
KIND_MEANINGS = {
    "phrase": "looks for words",
    "measure": "looks at a count",
    "reply": "looks at what the customer said and whether the draft answers it",
}
PLACE_MEANINGS = {
    "anywhere": "anywhere in the draft",
    "opening": "in the first two sentences after the greeting",
}
WORDS_MEANINGS = {
    "names": "the names and figures of what they said, and most of what {new} kept",
    "clause": "every word of substance in the clause",
    "sentence": "every word of substance in the sentence",
    "none": "none; only answered-by counts",
}
SOUNDS_MEANINGS = {
    "anything": "like anything",
    "news": "as if it told what has changed for them",
}
MOVE_MEANINGS = {
    "accept": "takes the customer's reality as it is",
    "listen": "shows that they were heard",
    "own": "takes our part of it",
    "explore": "asks about their view",
    "inform": "adds a fact without a fight",
    "offer": "gives a choice or a next step",
    "drop": "leaves out what only hurts",
}
CONTEXT_MEANINGS = {
    "question": "the sentence ends with a question mark",
    "condition": "the clause says if, unless, once, in case, when you, should you",
    "reason": "the clause says because, since, as, due to",
    "relative": "the words say which one is meant: the plan you approved",
    "negation": "not, never, without … stands just before the words",
    "apology": "the sentence says sorry",
    "thanks": "the sentence says thanks or is glad",
    "agreement": "the sentence agrees, without a but: you are right, I see why",
    "offer": "the sentence offers: we can, would you like, let us",
    "self-critical": "the sentence takes the blame: our mistake, on our side",
    "apology-nearby": "this sentence, or the one before or after it, says sorry",
    "offer-nearby": "this sentence, or the one before or after it, offers something",
    "self-critical-nearby": "this sentence, or the one before or after it, takes the blame",
    "subject": "the words stand in the subject",
    "greeting": "the words stand in the greeting: Hi Anna,",
    "body": "the words stand between greeting and closing",
    "closing": "the words stand where the mail closes: Kind regards, Tom",
}
RULE_WORDS = {
    "kind": "How the rule looks: for words (phrase), at a count (measure), or at what the customer said (reply).",
    "severity": "How much it hurts; else the category's.",
    "message": "One sentence: what these words do to the customer.",
    "why": "Why it hurts, in plain words; else the category's.",
    "principle": "The principle that the rule defends; else the category's.",
    "find": "Patterns, a line each; any of them finds. (a|b) one of, [a] optional, ~tell all forms, <list>, "
    "*ing and un* words that end and begin so, <Name> a name, <Number> a number, _ any word, .. up to three words, "
    "{name} kept for the rewrites, {=name} the kept words again, > what must follow, ^ $ the sentence's edges.",
    "unless": "Harmless uses: what shares a word with one of these patterns is left out. An allows must need it.",
    "in": "Look only where one of these holds.",
    "not-in": "Contexts in which these words are harmless. An allows must need each.",
    "even-in": "Contexts that silence the rule's category and not this rule. A flags must need each.",
    "regex": "RE2 expressions, for the rare case that a pattern cannot say.",
    "capitals": "Only words written in capitals count; rewrites may say them as {quietly}.",
    "measure": "What is counted.",
    "above": "Speak when the count is greater than this.",
    "below": "Speak when the count is less than this.",
    "customer": "kind reply: patterns over the customer's message; any of them speaks. {old} keeps what no longer "
    "holds, {new} what holds now.",
    "customer-unless": "kind reply: harmless when the customer's sentence says one of these.",
    "customer-sounds": "kind reply: how the customer's sentence must sound for a pattern to count in it.",
    "draft": "kind reply: patterns over the draft; what they find is what the rule minds.",
    "draft-unless": "kind reply: harmless uses of these words in the draft.",
    "draft-in": "kind reply: where the draft must say it.",
    "at-least": "kind reply: how often the draft must say it.",
    "answered-by": "kind reply: patterns over the draft; where one is found, the rule is silent.",
    "answered-by-words": "kind reply: which of the customer's own words answer them, too.",
    "rewrites": "What to say instead, the best first.",
    "flags": "Sentences that the rule must flag, with the exact words in [[double brackets]]. They are its tests.",
    "allows": "Sentences that sound alike and must stay silent under all rules.",
}
CATEGORY_WORDS = {
    "title": "A short heading for people.",
    "principle": "The principle that its rules defend unless they say otherwise.",
    "why": "Why this kind of wording hurts.",
    "severity": "The severity of its rules unless they say otherwise.",
    "not-in": "Contexts in which its rules are quiet unless they say even-in.",
}
DIAL_MEANINGS = {
    "off": "it does not speak",
    "quiet": "only where it is very sure",
    "normal": "where it is right nine times in ten",
    "keen": "also where it is right four times in five",
    "on": "the same as normal",
}
EAR_WORDS = {
    "dial": "How readily it speaks.",
    "never": "Patterns, a line each, of words that it never flags.",
    "always": "Patterns by category, of words that it always flags.",
    "holds-back": "Whether it may leave out what built-in rules find in sentences that it hears nothing in.",
}
_RULE_SETTING_WORDS = {
    "off": "Rules and categories that are switched off.",
    "on": "Rules and categories that a layer below switched off and this one switches on again.",
    "severity": "Severities for rules and categories.",
    "change": "Fields of rules, by their id, in this team's own words.",
    "allow": "Phrases that no rule may flag.",
    "ear": "How readily the ear speaks, what it shall never or always flag, and whether it may hold back a rule's.",
    "lock": "What no later layer may undo.",
}
PACK_WORDS = {
    "name": "The pack's name; else the folder's.",
    "description": "What the pack is for.",
    "minimum_examples": "How many flags and allows each phrase rule must have.",
    **_RULE_SETTING_WORDS,
}
SETTING_WORDS = {
    "packs": "Rules over the built-in ones, the last has the last word: a folder or a zip from where this file lies, "
    "an address on a server, or package: and what an installed Python package offers.",
    "checks": "What is looked at.",
    "min-severity": "Findings below it are not shown.",
    "fail-on": "From which severity on the exit status is 1.",
    "language-tool": "Where a LanguageTool server answers; a file beside drafts may only name this computer.",
    **_RULE_SETTING_WORDS,
}
