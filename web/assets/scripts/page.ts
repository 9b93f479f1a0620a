// What every page does: take the focus to the errors, tell times in the reader's zone, send a form once.

import { all } from "./dom";

export function focusErrors(): void {
  document.querySelector<HTMLElement>("[data-focus]")?.focus();
}

/** The server writes moments in UTC ("today at 09:14 UTC"); the reader's clock says the same without the zone. */
export function localTimes(now = new Date()): void {
  for (const time of all<HTMLTimeElement>("time")) {
    const at = new Date(time.dateTime);
    time.title = at.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
    if (time.textContent?.endsWith("UTC")) time.textContent = moment(at, now);
  }
}

function moment(at: Date, now: Date): string {
  const clock = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (at.toDateString() === now.toDateString()) return `today at ${clock}`;
  if (at.toDateString() === yesterday.toDateString()) return `yesterday at ${clock}`;
  const year = at.getFullYear() === now.getFullYear() ? "" : ` ${at.getFullYear()}`;
  return `${at.getDate()} ${at.toLocaleDateString("en-GB", { month: "short" })}${year} at ${clock}`;
}

/** A second press while the first is on its way would do nothing but worry: the server knows the form's key. */
export function sendOnce(): void {
  for (const form of all<HTMLFormElement>("form[data-form]")) {
    let sent = false;
    form.addEventListener("submit", (event) => {
      if (sent) event.preventDefault();
      sent = true;
    });
    window.addEventListener("pageshow", () => (sent = false));
  }
}
