// Light or dark: what the system says, until the reader says otherwise. Loaded before the page is drawn.
(() => {
  const key = "tactful-theme";
  const root = document.documentElement;
  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // storage is switched off: the choice lasts as long as the page
    }
  };
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
  const show = (theme) => {
    root.dataset.theme = theme ?? (systemIsDark.matches ? "dark" : "light");
  };

  show(stored());
  systemIsDark.addEventListener("change", () => show(stored()));
  addEventListener("DOMContentLoaded", () => {
    document.getElementById("theme")?.addEventListener("click", () => {
      const theme = root.dataset.theme === "dark" ? "light" : "dark";
      show(theme);
      try {
        localStorage.setItem(key, theme);
      } catch {
        // as above
      }
    });
  });
})();
