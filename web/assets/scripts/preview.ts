// Shows under a text area what will be removed from it. Nothing leaves the device before Send.

import { detect, type Found } from "./detector";
import { all, counted, element, icon } from "./dom";

const BEFORE = 36;
const AFTER = 56;
const PAUSE = 250;

export function previews(): void {
  for (const area of all<HTMLTextAreaElement>("textarea[data-preview]")) preview(area);
}

function preview(area: HTMLTextAreaElement): void {
  const heading = element("span");
  const excerpt = element("p");
  const strip = element(
    "div",
    { class: "preview", hidden: "" },
    element("strong", { role: "status" }, icon("shield"), heading),
    excerpt,
    element("p", { class: "hint" }, "Preview. This page looked for it; nothing was sent. We check again when you send."),
  );
  area.after(strip);
  let timer = 0;
  const update = (): void => {
    const found = detect(area.value);
    strip.hidden = found.length === 0;
    heading.textContent = found.length === 0 ? "" : `${summary(found)} will be removed before we save this`;
    excerpt.replaceChildren(...(found[0] ? context(area.value, found) : []));
  };
  area.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(update, PAUSE);
  });
  update();
}

function summary(found: Found[]): string {
  const cards = found.filter((one) => one.kind === "card").length;
  const ssns = found.length - cards;
  return [cards && counted(cards, "card number"), ssns && counted(ssns, "SSN")].filter(Boolean).join(" and ");
}

/** The text around the first finding, with a chip for every finding that lies in it. */
function context(text: string, found: Found[]): (Node | string)[] {
  const first = found[0] as Found;
  const near = found.filter((one) => one.start < first.end + AFTER).at(-1) as Found;
  const from = wordStart(text, first.start - BEFORE, first.start);
  const to = wordEnd(text, near.end + AFTER, near.end);
  const parts: (Node | string)[] = [from > 0 ? "“…" : "“"];
  let position = from;
  for (const one of found.filter((each) => each.end <= to)) {
    parts.push(text.slice(position, one.start), chip(one));
    position = one.end;
  }
  // What follows may begin with a number that is cut off here: stop before the next finding.
  const next = found.find((each) => each.end > to);
  parts.push(text.slice(position, Math.min(to, next?.start ?? to)), to < text.length ? "…”" : "”");
  return parts;
}

/** The first position from `at` on where a word begins, at most `limit`. */
function wordStart(text: string, at: number, limit: number): number {
  if (at <= 0) return 0;
  const space = text.slice(at, limit).search(/\s\S/);
  return space < 0 ? limit : at + space + 1;
}

/** The last position up to `at` where a word ends, at least `limit`. */
function wordEnd(text: string, at: number, limit: number): number {
  if (at >= text.length) return text.length;
  const end = text.slice(limit, at).search(/\s\S*$/);
  return end < 0 ? limit : limit + end;
}

function chip(one: Found): HTMLElement {
  const [kind, detail] = one.kind === "card" ? ["card", `•••• ${one.kept}`] : ["SSN", "removed"];
  return element("span", { class: "chip" }, icon("shield"), `${kind} `, element("b", {}, detail));
}
