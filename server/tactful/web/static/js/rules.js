// Finding one's way in the rule reference.

const filter = document.getElementById("filter");
const search = document.getElementById("search");
const rules = [...document.querySelectorAll(".rules > li")].map((row) => ({
  row,
  severity: row.dataset.severity,
  words: plain(`${row.dataset.words} ${row.closest(".shelf").querySelector("h2").textContent}`),
}));

function plain(text) {
  return text.toLowerCase().replaceAll("’", "'");
}

function apply() {
  const wanted = plain(search.value).split(/\s+/).filter(Boolean);
  const severities = new Set(new FormData(filter).getAll("severity"));
  let shown = 0;
  for (const { row, severity, words } of rules) {
    row.hidden = !severities.has(severity) || !wanted.every((word) => words.includes(word));
    if (!row.hidden) shown++;
  }
  for (const shelf of document.querySelectorAll(".shelf")) {
    shelf.hidden = shelf.querySelector(".rules > li:not([hidden])") === null;
  }
  document.getElementById("nothing").hidden = shown > 0;
  document.getElementById("hits").textContent = shown === rules.length ? "" : `${shown} of ${rules.length} rules`;
}

filter.addEventListener("input", apply);
filter.addEventListener("submit", (event) => event.preventDefault());
addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(input|textarea|select)$/i.test(document.activeElement.tagName)) {
    event.preventDefault();
    search.focus();
  }
});
apply();
