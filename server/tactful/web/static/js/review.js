// The panel beside the draft: verdict, counts, findings, measures, grammar.

import { counted, element } from "./dom.js";

const VERDICTS = {
  empty: ["Nothing to read yet", "Write something, or try an example."],
  hold: ["Hold it", "Some of this is likely to hurt. Change it before you send it."],
  "look-again": ["Look again", "Nothing terrible, but some of it may land badly."],
  ready: ["Ready to send", "Nothing here argues with your customer."],
};
const SEVERITIES = ["error", "warning", "suggestion"];
const MEASURES = {
  words: ["Words", (value) => String(value)],
  sentences: ["Sentences", (value) => String(value)],
  reading_seconds: ["Reading time", readingTime],
  flesch_reading_ease: ["Reading ease", readingEase],
};

export class Review {
  #page;

  /** `onOpen(key)` when a finding is chosen from the list; `onRestore()` to see ignored ones again. */
  constructor({ onOpen, onRestore }) {
    this.#page = Object.fromEntries(
      ["verdict", "verdict-title", "verdict-text", "away", "counts", "findings", "restore", "measures", "ear", "grammar", "summary"]
        .map((id) => [id, document.getElementById(id)]),
    );
    this.#page.restore.firstElementChild.addEventListener("click", onRestore);
    this.#page.findings.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-key]");
      if (button) onOpen(button.dataset.key);
    });
  }

  /** Show the state: findings in reading order, the verdict they amount to, the measures. */
  show({ empty, findings, ignored, measures, activeKey }) {
    const verdict = empty ? "empty" : verdictOf(findings);
    const [title, text] = VERDICTS[verdict];
    this.#page.verdict.dataset.verdict = verdict;
    this.#page["verdict-title"].textContent = title;
    this.#page["verdict-text"].textContent = text;
    this.#showCounts(findings);
    this.#showFindings(findings, activeKey);
    this.#page.restore.hidden = ignored === 0;
    this.#page.restore.firstElementChild.textContent = `Show ${counted(ignored, "finding")} left as they are`;
    this.#showMeasures(empty ? {} : measures);
  }

  /** Tell people who do not see the page. */
  announce(findings, empty) {
    const parts = SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length])
      .filter(([, number]) => number > 0)
      .map(([severity, number]) => counted(number, severity));
    const spoken = empty ? "" : `${parts.length ? parts.join(", ") : "No findings"}. ${VERDICTS[verdictOf(findings)][0]}.`;
    if (this.#page.summary.textContent !== spoken) this.#page.summary.textContent = spoken;
  }

  /** Say that the server is away (or answers with `message`), or that it is back. */
  showAway(away, message = "") {
    this.#page.away.hidden = !away;
    this.#page.away.textContent = message || "The server does not answer. Your text is safe here; tactful keeps trying.";
  }

  /** Say, once it has been asked, that the ear is not there, or how many findings it held back. */
  showEar({ state, note, held_back: held } = { state: "off", note: "", held_back: 0 }) {
    const away = state === "unavailable" ? firstSentence(`${note[0].toUpperCase()}${note.slice(1)}.`) : "";
    this.#page.ear.textContent = held ? `The ear held back ${counted(held, "finding")} of rules.` : away;
  }

  showGrammar(state, note) {
    const said = { off: "", waiting: "Grammar: looking…", done: "Grammar: checked", unavailable: "Grammar: not checked" };
    this.#page.grammar.textContent = state === "unavailable" && note ? firstSentence(note) : said[state];
    this.#page.grammar.title = note ?? "";
    this.#page.grammar.dataset.state = state;
  }

  #showCounts(findings) {
    const chips = SEVERITIES.map((severity) => {
      const number = findings.filter((finding) => finding.severity === severity).length;
      return element(
        `li.chip.${severity}`,
        { hidden: number === 0 },
        element(`span.shape.${severity}`, { "aria-hidden": "true" }),
        counted(number, severity),
      );
    });
    this.#page.counts.replaceChildren(...chips);
  }

  #showFindings(findings, activeKey) {
    const focused = document.activeElement?.closest?.(".findings button")?.dataset.key;
    const rows = findings.map((finding) => {
      const button = element(
        "button",
        { type: "button", "data-key": finding.key, "aria-current": String(finding.key === activeKey) },
        element(`span.shape.${finding.severity}`, { role: "img", "aria-label": finding.severity }),
        element("span.what", {}, element("strong", {}, finding.message), element("q", {}, finding.text)),
        ...(finding.part === "subject" ? [element("small", {}, "subject")] : []),
        ...(finding.chance == null ? [] : [element("small", {}, "heard")]),
      );
      return element("li", {}, button);
    });
    this.#page.findings.replaceChildren(...rows);
    keepInSight(this.#page.findings.querySelector('[aria-current="true"]'));
    if (focused) this.#page.findings.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  #showMeasures(measures) {
    const rows = Object.entries(MEASURES)
      .filter(([name]) => name in measures)
      .map(([name, [label, show]]) => element("div", {}, element("dt", {}, label), element("dd", {}, show(measures[name]))));
    this.#page.measures.hidden = rows.length === 0;
    this.#page.measures.querySelector("dl").replaceChildren(...rows);
  }
}

/** Scrolls the panel, and never the page, so that the row is seen. */
function keepInSight(row) {
  const panel = row?.closest(".review");
  if (!panel || panel.scrollHeight <= panel.clientHeight) return;
  const place = row.getBoundingClientRect();
  const frame = panel.getBoundingClientRect();
  if (place.top < frame.top) panel.scrollTop -= frame.top - place.top + 16;
  else if (place.bottom > frame.bottom) panel.scrollTop += place.bottom - frame.bottom + 16;
}

function verdictOf(findings) {
  if (findings.some((finding) => finding.severity === "error")) return "hold";
  return findings.some((finding) => finding.severity === "warning") ? "look-again" : "ready";
}

function firstSentence(note) {
  return note.match(/^.*?[.!?](?=\s|$)/)?.[0] ?? note;
}

function readingTime(seconds) {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

function readingEase(score) {
  const steps = [[80, "very easy"], [60, "plain"], [40, "some effort"], [20, "hard"], [-Infinity, "very hard"]];
  return `${Math.round(score)} · ${steps.find(([least]) => score >= least)[1]}`;
}
