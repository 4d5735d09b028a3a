"""The words by which mail programs, in many languages, introduce what the author of a mail did not write.

This is data: plain words in lower case, as those cost nothing to load. `quoting` decides what to do with a line
that holds one of them.
"""

from __future__ import annotations

#: The verb of "On Monday, Dana wrote:"; a line without one of these is hardly an attribution.
VERBS = (
    "wrote", "writes", "schrieb", "geschrieben", "écrit", "escribió", "escribio", "schreef", "geschreven",
    "napisał", "napisal", "pisze", "escreveu", "ha scritto", "skrev", "написал", "пишет", "пише",
    "kirjoitti", "napsal", "napísal", "írta", "yazdı", "a scris", "έγραψε", "写道", "寫道", "書きました", "작성",
    "va escriure", "escribiu", "idatzi zuen", "skrifaði", "kirjutas", "rakstīja", "rašė", "napisao je",
    "napisala", "написао", "написа", "كتب", "كتابة", "نوشت", "כתב", "लिखा", "đã viết", "menulis", "เขียนว่า",
    "のメール",
)  # fmt: skip

#: How such a line begins, when it does not begin with a name, an address or a day.
INTRODUCTIONS = (
    "on ", "at ", "in article", "am ", "le ", "el ", "op ", "dnia ", "w dniu ", "dne ", "em ", "il ",
    "den ", "pe ", "na ", "v ", "o ", "pada ", "vào ", "þann ", "kuupäev ", "στις ", "на ", "в ", "في ", "در ",
    "בתאריך", "ในวันที่", "在", "于",
)  # fmt: skip

#: What stands between dashes above an earlier mail, and after which nothing is the author's.
ORIGINALS = frozenset({
    "original message", "original mail", "original e-mail", "original email", "forwarded message",
    "reply message", "forwarded mail", "forwarded e-mail", "forwarded email", "ursprüngliche nachricht",
    "ursprüngliche mail", "ursprüngliche e-mail", "originalnachricht", "original-nachricht",
    "weitergeleitete nachricht", "message d'origine", "message d’origine", "message original",
    "message initial", "message transféré", "courriel original", "mensaje original", "mensaje reenviado",
    "oorspronkelijk bericht", "doorgestuurd bericht", "wiadomość oryginalna", "oryginalna wiadomość",
    "wiadomość przekazana", "przekazana wiadomość", "treść przekazanej wiadomości", "mensagem original",
    "mensagem encaminhada", "messaggio originale", "messaggio inoltrato", "originalmeddelande",
    "ursprungligt meddelande", "vidarebefordrat meddelande", "oprindelig meddelelse", "videresendt besked",
    "videresendt meddelelse", "videresendt melding", "opprinnelig melding", "original melding",
    "исходное сообщение", "пересылаемое сообщение", "пересланное сообщение", "перенаправленное сообщение",
    "alkuperäinen viesti", "původní zpráva", "eredeti üzenet", "原始邮件", "原始郵件", "转发邮件", "轉寄郵件",
    "origineel bericht", "upprunaleg skilaboð", "pôvodná správa", "přeposlaná zpráva", "preposlaná správa",
    "izvirno sporočilo", "posredovano sporočilo", "izvorna poruka", "proslijeđena poruka", "mesaj original",
    "mesaj redirecționat", "továbbított üzenet", "оригинално съобщение", "препратено съобщение",
    "вихідне повідомлення", "переслане повідомлення", "αρχικό μήνυμα", "προωθημένο μήνυμα", "özgün i\u0307leti",
    "orijinal mesaj", "yönlendirilmiş i\u0307leti", "i\u0307letilen mesaj", "välitetty viesti",
    "edelleenlähetetty viesti",
    "algne kiri", "algne sõnum", "pradinis pranešimas", "sākotnējais ziņojums", "missatge original",
    "missatge reenviat", "mensaxe orixinal", "jatorrizko mezua", "הודעה מקורית", "ההודעה המקורית", "הודעה שהועברה",
    "الرسالة الأصلية", "الرسالة المعاد توجيهها", "پیام اصلی", "मूल संदेश", "thư gốc", "tin nhắn gốc",
    "pesan asli", "pesan terusan", "ข้อความต้นฉบับ", "邮件原件", "原始信件", "轉寄的郵件", "转发的邮件", "元のメッセージ",
    "転送されたメッセージ", "원본 메시지", "원본메시지", "전달된 메시지",
})  # fmt: skip

#: The same, as a line that ends in a colon.
FORWARDS = frozenset({
    "begin forwarded message", "forwarded message", "weitergeleitete nachricht", "message transféré",
    "mensaje reenviado", "messaggio inoltrato", "doorgestuurd bericht", "mensagem reencaminhada",
    "anfang der weitergeleiteten nachricht",
    "anfang der weitergeleiteten e-mail", "début du message réexpédié", "début du message transféré",
    "début du courriel réexpédié", "inicio del mensaje reenviado", "inizio messaggio inoltrato",
    "inizio del messaggio inoltrato", "begin doorgestuurd bericht", "início da mensagem reencaminhada",
    "início da mensagem encaminhada", "vidarebefordrat brev", "vidarebefordrat mejl",
    "start på videresendt besked", "videresendt melding", "początek przekazanej wiadomości",
    "начало переадресованного сообщения",
})  # fmt: skip

REPLY_ABOVE = (
    "reply above this line", "respond above this line", "your reply above", "write above this line",
    "all text above this line", "reply above the line", "antworten sie oberhalb dieser zeile",
    "antwort oberhalb dieser zeile", "répondre au-dessus de cette ligne", "réponse au-dessus de cette ligne",
    "respuesta por encima de esta línea", "risposta sopra questa riga", "resposta acima desta linha",
    "antwoord boven deze regel",
)  # fmt: skip
ABOVE = ("above", "oberhalb", "au-dessus", "por encima", "sopra", "acima", "boven")

#: Labels of the lines that Outlook and others put above an earlier mail.
SENDER_LABELS = frozenset({
    "from", "von", "de", "van", "od", "da", "från", "fra", "от", "от кого", "від", "lähettäjä", "feladó",
    "kimden", "expéditeur", "remitente", "mittente", "afzender", "absender", "nadawca", "发件人", "寄件者", "差出人",
    "보낸 사람", "frá", "odesílatel", "odosielateľ", "pošiljatelj", "šalje", "de la", "από", "gönderen", "saatja",
    "nuo", "מאת", "من", "از", "từ", "dari", "จาก", "寄件人", "发送人", "送信者", "보낸사람",
})  # fmt: skip
OTHER_LABELS = frozenset({
    "sent", "date", "to", "cc", "bcc", "subject", "reply-to", "reply to", "gesendet", "datum", "an",
    "kopie", "betreff", "antwort an", "envoyé", "envoyé le", "à", "a", "objet", "enviado", "enviado el",
    "enviada", "enviado em", "enviada em", "fecha", "para", "asunto", "verzonden", "aan", "onderwerp",
    "wysłano", "wysłane", "data", "do", "dw", "temat", "assunto", "inviato", "inviato il", "oggetto",
    "skickat", "till", "kopia", "ämne", "sendt", "til", "emne", "dato", "отправлено", "дата", "кому",
    "копия", "тема", "надіслано", "lähetetty", "vastaanottaja", "aihe", "elküldve", "címzett", "tárgy",
    "gönderildi", "kime", "konu", "importance", "priorität", "wichtigkeit", "发送时间", "收件人", "主题",
    "抄送", "日期",
    "送信日時", "宛先", "件名", "보낸 날짜", "받는 사람", "제목", "sujet", "pour", "date d'envoi", "répondre à", "cci",
    "responder a", "rispondi a", "kopia do", "copie", "copia", "kopi", "odesláno", "komu", "předmět",
    "odoslané", "predmet", "poslano", "za", "zadeva", "prima", "trimis", "către", "subiect", "изпратено", "до",
    "στάλθηκε", "προς", "θέμα", "κοιν", "gönderilme", "gönderilme tarihi", "bilgi", "tarih", "efni", "saadetud",
    "teema", "išsiųsta", "kam", "tema", "nosūtīts", "נשלח", "אל", "נושא", "עותק", "تم الإرسال", "إلى", "الموضوع",
    "نسخة", "التاريخ", "به", "موضوع", "đã gửi", "đến", "tới", "chủ đề", "terkirim", "kepada", "ke", "subjek", "ส่ง",
    "ถึง", "เรื่อง", "主旨", "收件者", "副本", "寄件日期", "日付", "参照", "참조", "날짜",
})  # fmt: skip

#: How "Sent from my iPhone" begins; the line holds little else.
MOBILE_STARTS = (
    "sent from my ", "sent from outlook", "sent from yahoo", "sent from mail", "sent from proton",
    "sent from samsung", "sent from iphone", "sent from ipad", "sent from a mobile", "sent from a phone",
    "sent from the all new aol", "sent from gmail", "sent from spark", "sent from airmail",
    "sent from an android", "sent from blackberry", "sent from nylas", "sent from mailspring",
    "sent from front", "sent from hey", "sent via my ", "sent via blackberry", "sent via android",
    "sent via iphone", "sent via mobile", "sent from windows mail", "from my iphone", "get [outlook for",
    "sent from [mail]", "sent with airmail", "sent with spark", "verzonden met blackberry", "sent via superhuman",
    "sent on the go", "sent with proton", "sent with superhuman", "sent with mailspring",
    "sent using outlook", "sent using zoho", "get outlook for ", "typed on my ", "written on my ",
    "via iphone", "von meinem ", "gesendet von meinem ", "gesendet von mail", "gesendet von outlook",
    "gesendet mit der ", "gesendet aus der ", "von unterwegs gesendet", "diese nachricht wurde von meinem ",
    "envoyé de mon ", "envoyé depuis mon ", "envoyé à partir de ", "envoyé depuis yahoo",
    "enviado desde mi ", "enviado desde outlook", "enviado desde yahoo", "enviado do meu ",
    "enviado a partir do ", "enviado do outlook", "inviato da iphone", "inviato da ipad",
    "inviato dal mio ", "inviato da outlook", "verstuurd vanaf mijn ", "verzonden vanaf mijn ",
    "verzonden vanuit ", "verzonden met outlook", "wysłane z iphone", "wysłano z iphone",
    "wysłane z mojego ", "wysłano z mojego ", "skickat från min ", "skickat från outlook", "sendt fra min ",
    "sendt fra mit ", "sendt fra outlook", "отправлено с ", "отправлено из ", "надіслано з ",
    "lähetetty iphone",
)  # fmt: skip

#: What such a line names, in its last words or anywhere.
DEVICES = (
    "iphon", "ipad", "ipod", "android", "galaxy", "samsung", "blackberry", "huawei", "xiaomi", "pixel", "oneplus",
    "smartphone", "phone", "mobile", "mobil", "handy", "móvil", "movil", "celular", "cellulare", "outlook", "telefon",
    "tablet", "手机", "手機", "スマート", "휴대", "mail", "电脑", "unterwegs",
)  # fmt: skip
SENT_WORDS = frozenset(
    "sent gesendet geschrieben envoyé envoye enviado inviato verzonden verstuurd wysłano wysłane skickat skickades"
    " sendt lähetetty odesláno odoslané poslano elküldve küldve trimis изпратено отправлено надіслано στάλθηκε"
    " gönderildi getypt typed written dictated posted enviat bidalita saadetud nosūtīts išsiųsta dikirim"
    " terkirim".split()
)
SENT_BY = frozenset({"from", "via", "with", "using", "by", "on"})
SENT_ANYWHERE = (
    "傳送", "发送", "發送", "发自", "發自", "寄出", "送信", "から送", "보냄", "에서 보", "gönderildi",
    "נשלח", "أرسلت", "ส่งจาก",
)  # fmt: skip
DEVICE_ENDS = (
    "from mobile", "via mobile", "from my mobile", "from my phone", "from my iphone", "vom handy", "via iphone",
)  # fmt: skip

#: First words of `MOBILE_STARTS`, which rule out most lines at once.
SIGNATURE_WORDS = frozenset(start.split()[0] for start in MOBILE_STARTS)

#: Patterns, compiled by `re` when first used.
ADDRESS = r"[\w.+-]+@[\w.-]+"
#: A day or a time of day, in digits.
DAY = r"\d{1,4}[./-]\d{1,2}|\d{1,2}[:.h]\d\d|\b(?:19|20)\d\d\b|\d{4}年|\b\d{1,2}\.? [^\W\d]{3,}"
TIME = r"\d{1,2}[:.h]\d\d\b"
#: An address between brackets, and a day or a time of day: who and when, in any language.
BRACKETED = r"<[^<>\s]+@[^<>\s]+>|\([^()\s]+@[^()\s]+\)"
WHEN = r"\d{1,2}[:.h]\d\d\b|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:19|20)\d\d\b"
#: "2016-10-24 15:36 GMT+02:00 Dana Field <dana@example.com>:", as older Gmail began a quote.
DATED = r"\d{4}[-/]\d{1,2}[-/]\d{1,2} (?:\d{1,2}:\d\d GMT\S* \S|.{2,80}<[^<>]+@[^<>]+>:?$)"
#: "4 Nov 2025, 09:41 by dana@example.com:"
TUTA = r"\d{1,2}\.? [^\W\d]{3,}\.? \d{4}, \d{1,2}:\d\d \w{1,4} [\w.+-]+@[\w.-]+:$"
CONTACT = r"@|https?:|www\.|\+?\d[\d ()./-]{6,}\d"
