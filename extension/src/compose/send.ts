/** Send controls: those a site's selectors name, and buttons that say so in one of many languages. */

import { generic } from "./generic";
import { anyOf, type Site } from "./site";

const BUTTON = 'button,[role="button"],input[type="submit"],input[type="button"],a[href],ui-button';
const WORDS =
  "send|senden|absenden|envoyer|enviar|invia|verzenden|verstuur|wyślij|skicka|sende?|send|lähetä|odeslat|odoslať|küldés|trimite|" +
  "изпрати|отправить|надіслати|відправити|αποστολή|gönder|إرسال|ارسال|שליחה|שלח|送信|发送|發送|傳送|傳送|보내기|전송|gửi|kirim|hantar|ส่ง|भेजें|" +
  "pošalji|pošlji|saada|siųsti|sūtīt|hiderate|надішліть|пошаљи";
/** The word alone, or with what kind of thing is sent, or with the keys for it. */
const SAYS_SEND = new RegExp(
  `^(?:${WORDS})(?:\\s+(?:now|e?-?mail|message|reply|answer|as .{1,20}|&.{1,20}))?(?:\\s*[\\u202a(].*)?$`,
  "iu",
);

/** The send control on an event's path, or null. */
export function sendControl(path: readonly EventTarget[], site: Site): Element | null {
  const named = anyOf(site.send, generic.send);
  for (const target of path.slice(0, 8)) {
    if (!isElement(target)) continue;
    if (target.matches(named) || (target.matches(BUTTON) && saysSend(target))) return target;
  }
  return null;
}

/** Whether an element holds a send control. */
export function holdsSend(around: Element, site: Site): boolean {
  if (around.querySelector(anyOf(site.send, generic.send))) return true;
  return [...around.querySelectorAll(BUTTON)].some(saysSend);
}

/** The send controls that an element holds. */
export function sendControlsIn(around: Element, site: Site): Element[] {
  const named = anyOf(site.send, generic.send);
  return [...around.querySelectorAll(anyOf(named, BUTTON))].filter(
    (one) => one.matches(named) || saysSend(one),
  );
}

function saysSend(button: Element): boolean {
  const attributes = ["aria-label", "data-tooltip", "title", "value"].map((name) =>
    button.getAttribute(name),
  );
  const words = attributes.find((one) => one?.trim()) ?? button.textContent;
  return words.length < 60 && SAYS_SEND.test(words.trim().replace(/\s+/g, " "));
}

function isElement(target: EventTarget): target is Element {
  return "nodeType" in target && target.nodeType === 1;
}
