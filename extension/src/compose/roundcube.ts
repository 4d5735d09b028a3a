/** Roundcube, which people host themselves: a textarea in text mode, TinyMCE's frame in HTML mode. */

import { site } from "./site";

export const roundcube = site({
  name: "Roundcube",
  marker: "body.task-mail,#rcmbtn107,form[name=form] #composebody",
  body: "textarea#composebody,body#tinymce,body.mce-content-body",
  subject: "#compose-subject,input[name=_subject]",
  send: ".send[href],button.send,a.button.send,[onclick*=\"'send'\"]",
  quoted: "blockquote,#reply-intro",
  signature: "#_rc_sig",
});
