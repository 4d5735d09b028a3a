// What these pages have of a mail program: Send by mouse or Ctrl+Enter puts the mail into `sent`.
window.sent = [];

function send(around) {
  const body = around.querySelector("[contenteditable=true]");
  const subject = around.querySelector("input[value]");
  window.sent.push({ subject: subject.value, html: body.innerHTML });
}

for (const control of document.querySelectorAll("[data-is$=send]")) {
  // As some do it: on the way down, not on the click.
  control.addEventListener("mousedown", () => send(control.closest("[data-is=window]")));
}

document.addEventListener("keydown", (event) => {
  const around = event.target.closest("[data-is=window]");
  if (around && event.key === "Enter" && event.ctrlKey) send(around);
});
