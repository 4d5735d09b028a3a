"""What the elements of a mail's HTML mean for a reader, and how mail programs name what they quote."""

from __future__ import annotations

import re

VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
UNREAD = frozenset({
    "head", "iframe", "math", "noembed", "noscript", "object", "script", "style", "svg", "template",
    "textarea", "title",
})  # fmt: skip
#: Elements whose content is no markup.
RAW = frozenset({"script", "style", "textarea", "title"})

PARAGRAPHS = frozenset({
    "blockquote", "dl", "fieldset", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre", "table",
    "ul",
})  # fmt: skip
LINES = frozenset({
    "address", "article", "aside", "body", "caption", "center", "dd", "details", "div", "dt", "figcaption",
    "figure", "footer", "form", "header", "html", "legend", "li", "main", "nav", "section", "summary",
    "tbody", "tfoot", "thead", "tr",
})  # fmt: skip
CELLS = frozenset({"td", "th"})
#: How many line breaks stand before and after an element.
BREAKS = {**dict.fromkeys(PARAGRAPHS, 2), **dict.fromkeys(LINES, 1)}

#: The character references that nearly every mail makes do with.
ENTITIES = {
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "quot": '"',
    "apos": "'",
    "nbsp": "\xa0",
    "#39": "'",
    "#160": "\xa0",
}

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
#: A blockquote that an editor's "indent" button made is no quote.
INDENT_STYLE = re.compile(r"border(?:-left)?\s*:\s*(?:none|0(?:px|pt)?\s*(?:;|$))", re.IGNORECASE)
OUTLOOK_RULE = re.compile(r"border\s*:\s*none\s*;\s*border-top\s*:\s*solid\s[^;]*1\.0pt", re.IGNORECASE)

# Mail programs prefix the names in what they quote (`x_`, `m_8312gmail_`): names are told by their ends.
QUOTED_NAMES = (
    "yahoo_quoted", "moz-cite-prefix", "gmail_attr", "outlookmessageheader", "tutanota_quote",
    "mail-quote-collapse", "olk_src_body_section", "front-blockquote", "mailru-blockquote", "quoted_message",
    "ms-outlook-mobile-reference-message", "ox-quote", "reply-quote",
)  # fmt: skip
#: These hold the line that says who wrote, and then the quote itself.
QUOTE_WRAPPER_NAMES = ("protonmail_quote", "zmail_extra", "sh-quoted-content", "hs_reply", "freshdesk_quote")
QUOTED_TO_END_NAMES = (
    "divrplyfwdmsg",
    "appendonsend",
    "mail-editor-reference-message-container",
    "stopspelling",
)
SIGNATURE_NAMES = (
    "signature", "gmail_signature_prefix", "protonmail_signature_block", "protonmail_signature_block-user",
    "protonmail_signature_block-proton", "msoautosig", "zm-_id_-sgn", "-email-sig", "email_signature_block",
)  # fmt: skip
