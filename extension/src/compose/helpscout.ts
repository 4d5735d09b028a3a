/** Help Scout: a reply and a note are the same editor, in a form that says which it is. */

import { site } from "./site";

export const helpscout = site({
  name: "Help Scout",
  hosts: ["secure.helpscout.net"],
  body: '.redactor_editor,.redactor-in,[data-testid="editor"] [contenteditable="true"],[data-cy="editor"] [contenteditable="true"],[role="textbox"][contenteditable="true"]',
  never: '.note-editor,.is-note,[data-type="note"],[data-testid*="note"],[data-cy*="note"],#addNoteForm',
  subject: '#subject,input[name="subject"],[data-testid="subject"]',
  send: '[data-testid*="send-reply"],[data-cy*="send"],.btnSend,button[name="send"]',
  signature: ".signature,.hs-signature",
  conversation: "#convo,[data-testid=conversation],#conversation",
  message: "section.messageBody,[data-testid=thread-body],.thread-body",
  ours: ".user-thread,.thread-type-message,.note,[data-thread-type=message],[data-thread-type=note]",
});
