// The list of chosen files: names and sizes, one button each to take a file away, dropping and pasting.
// Without this module the plain file field does the same job.

import { all, counted, element, icon } from "./dom";

interface Chosen {
  file: File;
  problem: string;
}

export function fileFields(): void {
  for (const input of all<HTMLInputElement>("[data-drop] input[type=file]")) new FileField(input);
}

export function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1).replace(".0", "")} MB`;
}

class FileField {
  private chosen: Chosen[] = [];
  private readonly drop: HTMLElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private readonly maxFiles: number;
  private readonly maxBytes: number;

  constructor(private readonly input: HTMLInputElement) {
    this.drop = input.closest("[data-drop]") as HTMLElement;
    this.list = document.querySelector("[data-chosen]") as HTMLElement;
    this.status = document.querySelector("[data-files-status]") as HTMLElement;
    this.maxFiles = Number(input.dataset.maxFiles);
    this.maxBytes = Number(input.dataset.maxBytes);
    this.enhance();
    this.listen();
    this.add([...(input.files ?? [])]);
  }

  private enhance(): void {
    const button = element("button", { type: "button", class: "button" }, "Choose files");
    button.addEventListener("click", () => this.input.click());
    this.input.tabIndex = -1;
    this.input.before(button);
    this.drop.classList.add("live");
    this.drop.querySelector("[data-drop-words]")?.removeAttribute("hidden");
    // The error summary and the label lead to the field; the button stands in its place.
    this.input.addEventListener("focus", () => button.focus());
  }

  private listen(): void {
    this.input.addEventListener("change", () => this.add([...(this.input.files ?? [])]));
    this.drop.addEventListener("dragover", (event) => {
      event.preventDefault();
      this.drop.classList.add("over");
    });
    this.drop.addEventListener("dragleave", () => this.drop.classList.remove("over"));
    this.drop.addEventListener("drop", (event) => {
      event.preventDefault();
      this.drop.classList.remove("over");
      this.add([...(event.dataTransfer?.files ?? [])]);
    });
    document.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      this.add(files);
    });
  }

  private add(files: File[]): void {
    const known = (file: File): boolean => this.chosen.some(({ file: other }) => same(file, other));
    const fresh = files.filter((file) => !known(file));
    this.chosen.push(...fresh.map((file) => ({ file, problem: "" })));
    this.show();
    if (fresh.length > 0) this.status.textContent = `${counted(fresh.length, "file")} added`;
  }

  private remove(index: number): void {
    const [gone] = this.chosen.splice(index, 1);
    this.show();
    this.status.textContent = `${gone?.file.name ?? "File"} removed`;
    const buttons = this.list.querySelectorAll("button");
    (buttons[Math.min(index, buttons.length - 1)] ?? this.drop.querySelector("button"))?.focus();
  }

  private show(): void {
    this.judge();
    const kept = new DataTransfer();
    for (const { file, problem } of this.chosen) if (!problem) kept.items.add(file);
    this.input.files = kept.files;
    this.list.replaceChildren(...this.chosen.map((one, index) => this.row(one, index)));
    this.list.hidden = this.chosen.length === 0;
  }

  /** The server judges again; this spares a long upload that would be refused. */
  private judge(): void {
    let places = this.maxFiles;
    const limit = size(this.maxBytes);
    for (const one of this.chosen) {
      if (one.file.size > this.maxBytes) {
        one.problem = `${size(one.file.size)}. Files must be ${limit} or smaller. Not attached.`;
      } else if (places === 0) {
        one.problem = `You can send up to ${counted(this.maxFiles, "file")}. Not attached.`;
      } else {
        one.problem = "";
        places -= 1;
      }
    }
  }

  private row({ file, problem }: Chosen, index: number): HTMLElement {
    const close = element("button", { type: "button", "aria-label": `Remove ${file.name}` }, icon("close"));
    close.addEventListener("click", () => this.remove(index));
    const ending = /\.([a-z0-9]{1,5})$/i.exec(file.name)?.[1]?.toUpperCase() ?? "FILE";
    return element(
      "li",
      problem ? { class: "refused" } : {},
      element("span", { class: "thumb", "aria-hidden": "true" }, ending),
      element(
        "span",
        {},
        element("b", {}, file.name),
        element("small", {}, problem || `${size(file.size)}. Will be checked when you send.`),
      ),
      close,
    );
  }
}

function same(one: File, other: File): boolean {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}
