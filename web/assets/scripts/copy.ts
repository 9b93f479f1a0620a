// A button beside a link to keep that puts it on the clipboard. Without it the field can be selected and copied.

import { all, element } from "./dom";

export function copyButtons(): void {
  if (!navigator.clipboard) return; // pages that came over plain HTTP have none
  for (const input of all<HTMLInputElement>("input[data-copy]")) {
    const told = element("span", { role: "status", class: "hint" });
    const button = element("button", { type: "button", class: `button copy ${input.dataset.copy}` }, "Copy link");
    button.addEventListener("click", () => {
      void navigator.clipboard.writeText(input.value).then(
        () => (told.textContent = "Copied"),
        () => (told.textContent = "Select the link and copy it"),
      );
    });
    input.addEventListener("focus", () => input.select());
    input.after(button, told);
  }
}
