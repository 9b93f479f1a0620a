import { blackouts } from "./blackout";
import { copyButtons } from "./copy";
import { all } from "./dom";
import { focusErrors, localTimes, sendOnce } from "./page";
import { themeSwitch } from "./theme";

focusErrors();
localTimes();
themeSwitch();
sendOnce();
copyButtons();
newestMessage();
blackouts();
for (const row of all<HTMLElement>(".row.current")) row.scrollIntoView({ block: "nearest" });

/** In a long conversation the newest message matters most, unless something went wrong. */
function newestMessage(): void {
  const pane = document.querySelector("[data-conversation]");
  const newest = all<HTMLElement>(".thread > .message").at(-1);
  if (!pane || !newest || document.querySelector("[data-focus]")) return;
  const bottom = pane.getBoundingClientRect().bottom;
  const { top, height } = newest.getBoundingClientRect();
  // A message that shows its first lines already is left where it is: the page should not jump for nothing.
  if (top + Math.min(height, 72) > bottom) newest.scrollIntoView({ block: height < pane.clientHeight ? "nearest" : "start" });
}

/** What is marked in a message stands in the form below already, for when it should have been removed. */
document.addEventListener("selectionchange", () => {
  const marked = getSelection();
  const field = document.querySelector<HTMLInputElement>("#marked");
  const inside = marked?.anchorNode?.parentElement?.closest(".subject, .thread .text");
  if (field && marked && inside && !marked.isCollapsed) field.value = marked.toString().trim();
});
