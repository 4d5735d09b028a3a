// The bar above the draft: examples, team, undo, clear.

import { element } from "./dom.js";
import { SAMPLES } from "./samples.js";
import { setUpTeam } from "./team.js";

export function setUpTools(playground) {
  const { subject, body } = playground.fields;
  const box = document.getElementById("customer-box");

  const put = (sample) => {
    playground.close();
    playground.customer.value = sample.customer;
    box.open = sample.customer !== "";
    for (const [field, text] of [[subject, sample.subject], [body, sample.body]]) {
      if (field.text !== text) field.replace(0, field.text.length, text);
    }
    body.input.setSelectionRange(0, 0);
    playground.checker.now();
  };

  setUpMenu(put);
  subject.input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.altKey) {
      event.preventDefault();
      body.input.focus();
    }
  });
  subject.input.addEventListener("beforeinput", (event) => {
    if (/[\r\n]/.test(event.data ?? "")) {
      event.preventDefault();
      document.execCommand("insertText", false, event.data.replace(/\s*[\r\n]+\s*/g, " "));
    }
  });
  document.getElementById("undo").addEventListener("click", () => {
    playground.close();
    if (![subject.input, body.input].includes(document.activeElement)) body.input.focus();
    document.execCommand("undo");
  });
  document.getElementById("clear").addEventListener("click", () => put({ customer: "", subject: "", body: "" }));
  setUpTeam(() => playground.checker.now());
}

function setUpMenu(put) {
  const button = document.getElementById("examples");
  const list = document.getElementById("example-list");
  const show = (open) => {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  for (const sample of SAMPLES) {
    const choice = element("button", { type: "button" }, sample.name);
    choice.addEventListener("click", () => {
      show(false);
      put(sample);
    });
    list.append(element("li", {}, choice));
  }
  button.addEventListener("click", () => {
    show(list.hidden);
    if (!list.hidden) list.querySelector("button").focus();
  });
  list.parentElement.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      show(false);
      button.focus();
    }
  });
  addEventListener("pointerdown", (event) => {
    if (!list.parentElement.contains(event.target)) show(false);
  });
}
