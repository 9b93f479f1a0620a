// The three-way colour switch. The choice lies in a cookie, so that the server writes it into the next page.

import { all } from "./dom";

const YEAR = 365 * 24 * 60 * 60;

export function themeSwitch(): void {
  for (const group of all<HTMLElement>("[data-theme-switch]")) {
    group.hidden = false;
    for (const button of group.querySelectorAll("button")) {
      button.addEventListener("click", () => choose(button.value));
    }
  }
}

function choose(theme: string): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `veilbox_theme=${theme}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
  for (const button of all<HTMLButtonElement>("[data-theme-switch] button")) {
    button.setAttribute("aria-pressed", String(button.value === theme));
  }
}
