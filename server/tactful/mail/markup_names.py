"""What the elements of a mail's HTML mean for a reader, and how mail programs name what they quote."""

from __future__ import annotations

import re

VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905 - reads as a list
)
UNREAD = frozenset("script style title template noscript noembed iframe object svg math head".split())  # noqa: SIM905
RAW = frozenset({"script", "style", "title"})

PARAGRAPHS = frozenset("blockquote dl fieldset h1 h2 h3 h4 h5 h6 hr ol p pre table ul".split())  # noqa: SIM905
LINES = frozenset(
    "address article aside body caption center dd details div dt figcaption figure footer form header "  # noqa: SIM905
    "html legend li main nav section summary tbody tfoot thead tr".split()
)
CELLS = frozenset({"td", "th"})
BREAKS = {**dict.fromkeys(PARAGRAPHS, 2), **dict.fromkeys(LINES, 1)}

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])", re.I)
INDENT_STYLE = re.compile(r"margin\s*:\s*0[^;]*40px|border(?:-left)?\s*:\s*(?:none|0|medium none)", re.I)
OUTLOOK_RULE = re.compile(r"border\s*:\s*none\s*;\s*border-top\s*:\s*solid\s+#?[0-9a-z]+\s+1\.0pt", re.I)

# Mail programs prefix the names of what they quote again (`x_`, `m_8312gmail_`), so names are told by their ends.
QUOTED = re.compile(
    r"(?:yahoo_quoted|protonmail_quote|moz-cite-prefix|gmail_attr|gmail_extra_quote|OutlookMessageHeader"
    r"|zmail_extra|tutanota_quote|ms-outlook-mobile-reference-message|mailbox_quote|WordSection1_quote)$",
    re.I,
)
QUOTED_TO_END = re.compile(r"(?:divRplyFwdMsg|appendonsend|stopSpelling|mail-editor-reference-message-container)$", re.I)
SIGNATURE = re.compile(
    r"(?:gmail_signature|gmail_signature_prefix|moz-signature|ms-outlook-mobile-signature|AppleMailSignature"
    r"|protonmail_signature_block(?:-user)?|^(?:[a-z]_)*Signature)$",
    re.I,
)
CITED = re.compile(r"(?:gmail_quote|protonmail_quote|yahoo_quoted|cite|moz-cite)", re.I)
