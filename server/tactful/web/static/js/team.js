// The choice of a team: whose rules hold, and what a person should know about them.

const LOOK_AGAIN = 10_000; // milliseconds: a pack that breaks is told of on a page that stays open

/** Call `onChange` when another team is chosen, and keep the notice about the team's rules up to date. */
export function setUpTeam(onChange) {
  const choice = document.getElementById("team");
  if (!choice) return;
  const notice = document.getElementById("team-notice");
  let asked = 0;

  const showNotice = async () => {
    asked += 1;
    const question = asked;
    const words = choice.value === "" ? "" : await noticeOf(choice.value);
    if (question !== asked) return;
    notice.textContent = words;
    notice.hidden = words === "";
  };

  choice.addEventListener("change", () => {
    onChange();
    showNotice();
  });
  window.addEventListener("focus", showNotice);
  setInterval(() => {
    if (!document.hidden) showNotice();
  }, LOOK_AGAIN);
  showNotice();
}

async function noticeOf(team) {
  try {
    const address = `/api/v1/teams/${encodeURIComponent(team)}`;
    const response = await fetch(address, { credentials: "same-origin", cache: "no-store" });
    return response.ok ? (await response.json()).notice : "";
  } catch {
    return "";
  }
}
