/** SOGo, which people host themselves: a textarea, or CKEditor in the page or in a frame. */

import { site } from "./site";

export const sogo = site({
  name: "SOGo",
  marker: 'body[ng-app^="SOGo"],[ng-app^="SOGo.Mail"],[ng-controller^="MessageEditorController"]',
  body: '[ng-controller^="MessageEditorController"] textarea,body.cke_editable,.cke_editable,.ck-editor__editable,textarea[ng-model$="editable.text"]',
  subject: 'input[ng-model$="editable.subject"],input[name="subject"]',
  send: '[ng-click$=".send()"],[ng-click*="editor.send"]',
  quoted: "blockquote[type=cite]",
  signature: "[data-signature],.signature",
  conversation: '[ui-view="message"],.msg-body',
  message: "[ng-bind-html].msg-content,.mailer_mailcontent",
});
