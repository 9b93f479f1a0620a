// Marking parts of a picture with the pointer. The field takes them as text, so it works without this module, too.

import { element } from "./dom";

const LEAST = 0.5; // per cent of the picture: less is a click that slipped

interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

export function blackouts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-blackout]")) new Canvas(form);
}

class Canvas {
  private readonly canvas: HTMLElement;
  private readonly field: HTMLTextAreaElement;
  private start: { x: number; y: number } | null = null;
  private bar: HTMLElement | null = null;

  constructor(form: HTMLFormElement) {
    this.canvas = form.querySelector(".canvas") as HTMLElement;
    this.field = form.querySelector("textarea[name=areas]") as HTMLTextAreaElement;
    this.canvas.classList.add("live");
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.draw(event));
    this.canvas.addEventListener("pointerup", (event) => this.end(event));
    this.canvas.addEventListener("pointercancel", () => this.drop());
    this.field.addEventListener("input", () => this.show());
  }

  private begin(event: PointerEvent): void {
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.start = this.at(event);
    this.bar = this.canvas.appendChild(element("div", { class: "bar" }));
  }

  private draw(event: PointerEvent): void {
    if (this.start && this.bar) place(this.bar, between(this.start, this.at(event)));
  }

  private end(event: PointerEvent): void {
    if (!this.start) return;
    const part = between(this.start, this.at(event));
    this.drop();
    if (part.width < LEAST || part.height < LEAST) return;
    const numbers = [part.left, part.top, part.width, part.height].map((value) => value.toFixed(2));
    this.field.value = [...this.field.value.split("\n").filter(Boolean), numbers.join(" ")].join("\n");
    this.show();
  }

  private drop(): void {
    this.bar?.remove();
    this.start = this.bar = null;
  }

  /** One bar for each line of the field, so that a line taken away takes its bar along. */
  private show(): void {
    for (const bar of this.canvas.querySelectorAll(".bar")) bar.remove();
    for (const line of this.field.value.split("\n")) {
      const [left, top, width, height] = line.trim().split(/\s+/).map(Number);
      if (left === undefined || top === undefined || !width || !height) continue;
      place(this.canvas.appendChild(element("div", { class: "bar" })), { left, top, width, height });
    }
  }

  /** Where the pointer is, in per cent of the picture. */
  private at({ clientX, clientY }: PointerEvent): { x: number; y: number } {
    const box = this.canvas.getBoundingClientRect();
    const within = (value: number): number => Math.min(100, Math.max(0, value));
    return { x: within((100 * (clientX - box.left)) / box.width), y: within((100 * (clientY - box.top)) / box.height) };
  }
}

function between(one: { x: number; y: number }, other: { x: number; y: number }): Part {
  const left = Math.min(one.x, other.x);
  const top = Math.min(one.y, other.y);
  return { left, top, width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) };
}

function place(bar: HTMLElement, { left, top, width, height }: Part): void {
  Object.assign(bar.style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
}
