// Shows under a text area what will be removed from it. Nothing leaves the device before Send.

import { detect, type Found } from "./detector";
import { all, counted, element, icon } from "./dom";

const BEFORE = 36;
const AFTER = 44;
const EXCERPTS = 3;
const PAUSE = 250;

export function previews(): void {
  for (const area of all<HTMLTextAreaElement>("textarea[data-preview]")) preview(area);
}

function preview(area: HTMLTextAreaElement): void {
  const heading = element("span");
  const excerpts = element("div");
  const strip = element(
    "div",
    { class: "preview", hidden: "" },
    element("strong", { role: "status" }, icon("shield"), heading),
    excerpts,
    element("p", { class: "hint" }, "Preview, made on your device. We check again when you send."),
  );
  area.after(strip);
  let timer = 0;
  const update = (): void => {
    const found = detect(area.value);
    strip.hidden = found.length === 0;
    heading.textContent = found.length === 0 ? "" : `${summary(found)} will be removed before we save this`;
    excerpts.replaceChildren(...shown(area.value, found));
  };
  area.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(update, PAUSE);
  });
  update();
}

/** The text around the first findings; those that lie close together share an excerpt. */
function shown(text: string, found: Found[]): HTMLElement[] {
  const groups: Found[][] = [];
  for (const one of found) {
    const last = groups.at(-1)?.at(-1);
    if (last && one.start - last.end < BEFORE + AFTER) groups.at(-1)?.push(one);
    else groups.push([one]);
  }
  const lines = groups.slice(0, EXCERPTS).map((group) => element("p", {}, ...context(text, group)));
  const rest = groups.slice(EXCERPTS).flat().length;
  return rest > 0 ? [...lines, element("p", {}, `And ${rest} more.`)] : lines;
}

function summary(found: Found[]): string {
  const cards = found.filter((one) => one.kind === "card").length;
  const ssns = found.length - cards;
  return [cards && counted(cards, "card number"), ssns && counted(ssns, "SSN")].filter(Boolean).join(" and ");
}

/** The text around a group of findings, with a chip for each. Other findings lie too far away to be in it. */
function context(text: string, group: Found[]): (Node | string)[] {
  const first = group[0] as Found;
  const last = group.at(-1) as Found;
  const from = wordStart(text, first.start - BEFORE, first.start);
  const to = wordEnd(text, last.end + AFTER, last.end);
  const parts: (Node | string)[] = [from > 0 ? "“…" : "“"];
  let position = from;
  for (const one of group) {
    parts.push(text.slice(position, one.start), chip(one));
    position = one.end;
  }
  parts.push(text.slice(position, to), to < text.length ? "…”" : "”");
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
