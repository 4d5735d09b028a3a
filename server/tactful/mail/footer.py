"""Finding what companies put into every mail: legal footers below it, warnings about strangers above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tactful.mail.lines import LineKind, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How a legal footer begins, and words one of which it must hold.
_STARTS = (
    "disclaimer", "legal notice", "legal disclaimer", "confidentiality", "confidential notice", "privacy notice",
    "privileged", "confidential", "private and confidential", "strictly confidential", "important notice", "important:",
    "notice:", "notice to recipient", "please note that this e", "please note: this e", "attention:", "important -",
    "this e-mail", "this email", "this message", "this communication", "this transmission", "this electronic",
    "this mail", "the information", "the contents of this", "the content of this", "any views", "any opinions",
    "if you are not the", "if you have received", "if you received", "if you believe", "if this email",
    "if this message", "email disclaimer", "e-mail disclaimer", "all emails", "unless otherwise stated",
    "diese e-mail", "diese email", "diese nachricht", "diese mail", "der inhalt dieser", "die information",
    "vertraulichkeit", "hinweis:", "ce message", "ce courriel", "ce mail", "cet e-mail", "cet email",
    "avis de confidentialité", "les informations", "este mensaje", "este correo", "este e-mail", "este email",
    "la información", "aviso legal", "aviso de confidencialidad", "esta mensagem", "esta comunicação",
    "aviso de confidencialidade", "questo messaggio", "questa e-mail", "questa mail", "le informazioni",
    "il presente messaggio", "ai sensi", "dit bericht", "dit e-mailbericht", "deze e-mail", "de informatie",
    "ta wiadomość", "niniejsza wiadomość", "treść tej", "det här meddelandet", "detta meddelande",
    "detta e-postmeddelande",
    "denne e-mail", "denne e-post", "denne meddelelse", "denne meldingen", "tämä viesti", "tämä sähköposti",
    "tato zpráva", "tento e-mail", "táto správa", "ez az e-mail", "ez az üzenet", "acest mesaj", "acest e-mail",
    "данное сообщение", "это сообщение", "это письмо", "настоящее сообщение", "це повідомлення", "bu e-posta",
    "bu mesaj",
    "本邮件", "本郵件", "此邮件", "此郵件", "このメール", "本メール", "본 메일", "이 메일", "هذه الرسالة", "הודעה זו",
)  # fmt: skip
_WORDS = (
    "confidential", "privileged", "intended solely", "intended only", "intended recipient", "addressee",
    "intended for",
    "vertraulich", "confidentiel", "confidencial", "riservat", "vertrouwelijk", "poufn", "konfidentiel",
    "konfidensiell",
    "fortrolig", "конфиденциал", "конфіденц", "luottamuksell", "důvěrn", "dôvern", "bizalmas", "confidențial", "gizli",
    "empfänger", "destinataire", "destinatario", "destinatário", "geadresseerde", "mottagare", "modtager", "adresat",
    "保密", "机密", "機密", "기밀", "سرية", "חסוי", "views or opinions", "authorised", "unauthorized", "virus",
)  # fmt: skip
#: Lines that are a footer as they begin.
_LINES = (
    "please consider the environment", "consider the environment", "think before you print", "think before printing",
    "please don't print", "please do not print", "save a tree", "save paper", "think green", "go green",
    "bitte denken sie an die umwelt", "bitte prüfen sie der umwelt", "denken sie an die umwelt",
    "pensez à l'environnement", "pensez à l’environnement", "avant d'imprimer", "antes de imprimir",
    "prima di stampare", "denk aan het milieu", "registered in england", "registered office", "registered address",
    "company registration", "company number", "company no", "registered company", "vat reg", "vat no", "vat number",
    "sitz der gesellschaft", "geschäftsführer:", "geschäftsführerin:", "amtsgericht", "registergericht",
    "handelsregister", "ust-id", "vorstand:", "to unsubscribe", "unsubscribe", "click here to unsubscribe",
    "if you no longer wish to receive", "manage your preferences", "update your preferences", "virus-free",
    "this email has been scanned", "this e-mail has been scanned", "this message has been scanned",
    "this email was scanned", "this email has been checked", "diese e-mail wurde von avast", "scanned by",
    "powered by zendesk", "powered by freshdesk", "delivered by zendesk", "this email is a service from",
    "you received this message because you are subscribed", "you received this because you are subscribed",
    "to view this discussion on the web", "follow us on", "book a meeting with me", "book time with me",
    "schedule a meeting with me", "how did i do?", "rate my reply", "how would you rate",
)  # fmt: skip
#: A warning that a company's own server puts above a mail from outside.
_BANNERS = (
    "caution", "warning", "external", "attention", "alert", "this email originated", "this message originated",
    "this e-mail originated", "this email was sent from outside", "this message was sent from outside",
    "you don't often get email", "you don’t often get email", "some people who received this message don",
    "do not click", "achtung", "vorsicht", "externe", "extern", "sie erhalten nicht oft", "attention :",
    "expéditeur externe", "courriel externe", "precaución", "externo", "atención", "atenção", "attenzione", "esterno",
    "let op", "uwaga", "внимание", "think before you click",
)  # fmt: skip
_BANNER_WORDS = (
    "outside", "external", "originated", "often get email", "don't often", "don’t often", "unknown sender",
    "do not click links",
    "von außerhalb", "extern", "externe", "nicht oft", "externo", "esterno", "fuera de", "fora da", "spoza", "внешн",
)  # fmt: skip
_AROUND = " \t\r\n\xa0*_[](){}<>⚠\ufe0f!|#=-~•●🌲🌳🍃♻"
_LONG = 80
_MOST_BANNER_LINES = 8
#: How lines begin that are worth a look.
_HEADS = frozenset(start[:3] for start in (*_STARTS, *_LINES, *_BANNERS))


def find_footers(lines: Sequence[str], kinds: list[LineKind]) -> None:
    """Mark footers, which stand below other words of the author's, and warnings, which stand anywhere.

    Args:
        lines: the mail.
        kinds: what is known of its lines; changed in place.
    """
    written = False
    for number, line in enumerate(lines):
        if kinds[number] is not LineKind.OWN or not line.strip():
            continue
        start = line.strip(_AROUND).lower()
        if start[:3] in _HEADS:
            begins = number == 0 or not lines[number - 1].strip() or kinds[number - 1] is not LineKind.OWN
            end = _paragraph_end(lines, kinds, number) if begins else number + 1
            if _is_banner(start, lines[number:end], begins=begins) or (
                written and _is_footer(start, lines[number:end], begins=begins)
            ):
                end = _paragraph_end(lines, kinds, number)
                kinds[number:end] = [LineKind.FOOTER] * (end - number)
        written = True


def _paragraph_end(lines: Sequence[str], kinds: Sequence[LineKind], start: int) -> int:
    end = start
    while end < len(lines) and lines[end].strip() and kinds[end] is LineKind.OWN:
        end += 1
    return end


def _is_footer(start: str, lines: Sequence[str], *, begins: bool) -> bool:
    if start.startswith(_LINES):
        return True
    if not begins or not start.startswith(_STARTS):
        return False
    paragraph = joined(lines).lower()
    return len(paragraph) > _LONG and any(word in paragraph for word in _WORDS)


def _is_banner(start: str, lines: Sequence[str], *, begins: bool) -> bool:
    if not begins or len(lines) > _MOST_BANNER_LINES or not start.startswith(_BANNERS):
        return False
    paragraph = joined(lines).lower()
    return any(word in paragraph for word in _BANNER_WORDS)
