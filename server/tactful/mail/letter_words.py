"""How people begin and end their mails, and what else stands on a business card: plain words in lower case."""

from __future__ import annotations

#: First words of a greeting; English ones take any name after them.
GREETINGS = (
    "hi", "hello", "hey", "hiya", "howdy", "dear", "dearest", "greetings", "salutations", "good morning",
    "good afternoon", "good evening", "good day", "morning", "afternoon", "evening", "g'day", "welcome back",
    "to whom it may concern", "to whomever it may concern", "happy monday", "happy tuesday", "happy wednesday",
    "happy thursday", "happy friday", "happy new year", "hallo", "guten tag", "guten morgen", "liebe", "lieber",
    "sehr geehrte", "sehr geehrter", "bonjour", "bonsoir", "cher", "chère", "madame", "monsieur", "hola",
    "buenos días", "buenas tardes", "estimado", "estimada", "olá", "bom dia", "boa tarde", "prezado", "prezada",
    "ciao", "salve", "buongiorno", "gentile", "beste", "geachte", "goedemorgen", "hej", "hei", "moi", "cześć",
    "dzień dobry", "szanowny", "szanowna", "здравствуйте", "добрый день", "уважаемый", "уважаемая",
)  # fmt: skip

#: Words that make a whole line a closing, with a name after them or without.
CLOSINGS = (
    "regards", "kind regards", "kindest regards", "best regards", "warm regards", "warmest regards",
    "with regards", "with kind regards", "with best regards", "with warm regards", "many regards", "good regards",
    "rgds", "kind rgds", "best", "all best", "all the best", "very best", "my best", "best wishes",
    "with best wishes", "warm wishes", "kind wishes", "good wishes", "warmly", "warmest", "thanks", "many thanks",
    "thanks again", "thanks so much", "thanks very much", "thanks a lot", "thanks a million", "thanks and regards",
    "thanks & regards", "thanks in advance", "thank you", "thank you again", "thank you so much",
    "thank you very much", "thank you in advance", "thank you and regards", "thank you and kind regards",
    "with thanks", "with many thanks", "with gratitude", "gratefully", "much appreciated", "tia", "ta", "cheers",
    "sincerely", "yours sincerely", "sincerely yours", "most sincerely", "yours faithfully", "faithfully",
    "faithfully yours", "yours truly", "truly yours", "very truly yours", "yours", "yours ever", "as ever",
    "respectfully", "respectfully yours", "yours respectfully", "cordially", "yours cordially", "fondly",
    "with appreciation", "with apologies", "apologies again", "sorry again", "love", "hugs", "xx", "xo", "xoxo",
    "take care", "stay safe", "stay well", "be well", "talk soon", "speak soon", "talk to you soon", "see you soon",
    "see you then", "see you there", "until then", "until soon", "till then", "have a great day", "have a good day",
    "have a nice day", "have a lovely day", "have a great week", "have a good week", "have a great weekend",
    "have a good weekend", "have a nice weekend", "have a lovely weekend", "have a good one", "bye", "bye for now",
    "goodbye", "kr", "br", "bw", "mfg", "mit freundlichen grüßen", "mit freundlichem gruß", "mit besten grüßen",
    "freundliche grüße", "viele grüße", "beste grüße", "liebe grüße", "schöne grüße", "herzliche grüße", "gruß",
    "mit freundlichen gruessen", "viele gruesse", "beste gruesse", "cordialement", "bien cordialement", "bien à vous",
    "meilleures salutations", "sincères salutations", "saludos", "un saludo", "saludos cordiales", "atentamente",
    "un cordial saludo", "atenciosamente", "cumprimentos", "com os melhores cumprimentos", "abraços", "saluti",
    "cordiali saluti", "distinti saluti", "un saluto", "met vriendelijke groet", "met vriendelijke groeten",
    "vriendelijke groet", "groeten", "groetjes", "mvg", "med vänliga hälsningar", "vänliga hälsningar", "mvh",
    "med vänlig hälsning", "hälsningar", "med venlig hilsen", "venlig hilsen", "med vennlig hilsen", "vennlig hilsen",
    "ystävällisin terveisin", "terveisin", "z poważaniem", "pozdrawiam", "serdecznie pozdrawiam", "s pozdravem",
    "s pozdravom", "üdvözlettel", "cu stimă", "с уважением", "з повагою", "с поздрав", "με εκτίμηση", "saygılarımla",
    "с наилучшими пожеланиями", "此致", "祝好", "よろしくお願いします", "よろしくお願いいたします", "감사합니다",
)  # fmt: skip

#: What "Thank you for your patience." and its like begin with; the line is short.
CLOSING_STARTS = (
    "thank you for your", "thanks for your", "thank you in advance", "thanks in advance", "looking forward to",
    "i look forward to", "we look forward to", "hope this helps", "hope that helps", "i hope this helps",
    "have a ", "enjoy ", "talk to you", "speak to you", "let me know", "please let me know", "please advise",
    "please confirm",
)  # fmt: skip

#: Words that a sentence has and a business card has not.
SENTENCE_WORDS = frozenset(
    "i we you your yours they he she it's please call reach is are was were be been can could will would should"
    " have has had do does did if that this these those not when what which who how why let need want"
    " ich wir sie ist sind bitte je nous vous est sont".split()
)
#: What makes a line say how to reach somebody.
CONTACT_LABELS = frozenset(
    "tel telephone phone mobile mob cell fax office direct directline t m f p e c w o d skype whatsapp linkedin twitter"
    " email e-mail mail web website internet telefon telefax handy mobil tél téléphone móvil teléfono telefone telefono"
    " cellulare cel тел".split()
)
