// Shows what is wrong with a form as the server's own pages do: a summary that takes the focus, and the same words
// beside each field. See parts/macros.html for the markup.

import { element, icon } from "./dom";

/** Words by field; "" stands for the whole. */
export type Problems = Record<string, string>;

const PREFIX = "Error: ";

export function showProblems(form: HTMLFormElement, problems: Problems): void {
  clearProblems(form);
  const items = Object.entries(problems).map(([field, words]) => element("li", {}, beside(form, field, words)));
  const summary = element(
    "div",
    { class: "summary", role: "alert", tabindex: "-1", id: "problems" },
    element("h2", {}, "There is a problem"),
    element("ul", {}, ...items),
  );
  document.querySelector("h1")?.before(summary);
  document.title = PREFIX + document.title;
  summary.focus();
}

export function clearProblems(form: HTMLFormElement): void {
  document.querySelector(".summary")?.remove();
  for (const told of form.querySelectorAll(".problem, .notice")) told.remove();
  for (const field of form.querySelectorAll(".wrong")) field.classList.remove("wrong");
  for (const input of form.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    const described = input.getAttribute("aria-describedby")?.replace(`${input.id}-problem`, "").trim();
    if (described) input.setAttribute("aria-describedby", described);
    else input.removeAttribute("aria-describedby");
  }
  if (document.title.startsWith(PREFIX)) document.title = document.title.slice(PREFIX.length);
}

/** Marks the field, and returns what the summary says of it. */
function beside(form: HTMLFormElement, field: string, words: string): HTMLElement {
  const input = field ? form.querySelector(`#${CSS.escape(field)}`) : null;
  const around = input?.closest(".field");
  if (!input || !around) return element("p", {}, words);
  const id = `${field}-problem`;
  const text = element("span", {}, element("span", { class: "vh" }, PREFIX), words);
  const control = [...around.children].find((child) => child.contains(input));
  control?.before(element("p", { class: "problem", id }, icon("alert"), text));
  around.classList.add("wrong");
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") ?? ""} ${id}`.trim());
  input.closest("details")?.setAttribute("open", "");
  return element("a", { href: `#${field}` }, words);
}
