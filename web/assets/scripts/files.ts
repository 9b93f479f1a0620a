// The list of chosen files: names and sizes, one button each to take a file away, dropping and pasting.
// Without this module the plain file field does the same job.

import { all, counted, element, icon } from "./dom";

const MB = 1_000_000;

interface Chosen {
  file: File;
  /** Why it can't be sent. */
  problem: string;
  /** Why it will not be kept. */
  warning: string;
}

export function fileFields(): void {
  for (const input of all<HTMLInputElement>("input[data-files]")) new FileField(input);
}

export function size(bytes: number): string {
  if (bytes < 1000) return counted(bytes, "byte");
  if (bytes < MB) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / MB).toFixed(1).replace(".0", "")} MB`;
}

class FileField {
  private chosen: Chosen[] = [];
  private readonly drop: HTMLElement;
  private readonly list: HTMLElement;
  private readonly status: HTMLElement;
  private readonly button: HTMLButtonElement;
  private readonly unchecked: Set<string>;

  constructor(private readonly input: HTMLInputElement) {
    this.drop = input.closest("[data-drop]") as HTMLElement;
    this.list = document.querySelector("[data-chosen]") as HTMLElement;
    this.status = document.querySelector("[data-files-status]") as HTMLElement;
    this.unchecked = new Set(input.dataset.unchecked?.split(" "));
    this.button = this.enhance();
    this.listen();
    this.add([...(input.files ?? [])]);
  }

  private enhance(): HTMLButtonElement {
    const words = this.input.ariaLabel ?? "Choose files";
    const button = element("button", { type: "button", class: "button" }, words);
    if (this.input.ariaLabel) {
      button.classList.add("attach");
      button.prepend(icon("clip"));
    }
    const described = this.input.getAttribute("aria-describedby");
    if (described) button.setAttribute("aria-describedby", described);
    button.addEventListener("click", () => this.input.click());
    this.input.tabIndex = -1;
    this.input.ariaHidden = "true";
    this.input.before(button);
    this.drop.classList.add("live");
    this.drop.querySelector("[data-drop-words]")?.removeAttribute("hidden");
    // The error summary and the label lead to the field; the button stands in its place.
    this.input.addEventListener("focus", () => button.focus());
    return button;
  }

  private listen(): void {
    this.input.addEventListener("change", () => this.add([...(this.input.files ?? [])]));
    this.drop.addEventListener("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      this.drop.classList.add("over");
    });
    this.drop.addEventListener("dragleave", () => this.drop.classList.remove("over"));
    this.drop.addEventListener("drop", (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      this.drop.classList.remove("over");
      if (files.length === 0) return;
      event.preventDefault();
      this.add(files);
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
    this.chosen.push(...fresh.map((file) => ({ file, problem: "", warning: "" })));
    this.show();
    if (fresh.length > 0) this.status.textContent = this.news(fresh);
  }

  private news(fresh: File[]): string {
    const told = this.chosen.filter(({ file, problem, warning }) => fresh.includes(file) && (problem || warning));
    const added = counted(fresh.length - told.filter(({ problem }) => problem).length, "file");
    return [`${added} added.`, ...told.map((one) => `${one.file.name}: ${one.problem || one.warning}`)].join(" ");
  }

  private remove(index: number): void {
    const [gone] = this.chosen.splice(index, 1);
    this.show();
    this.status.textContent = `${gone?.file.name ?? "File"} removed`;
    const buttons = this.list.querySelectorAll("button");
    (buttons[Math.min(index, buttons.length - 1)] ?? this.button).focus();
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
    const { maxFiles, maxMb, mostMb } = this.input.dataset;
    let places = Number(maxFiles);
    let room = Number(mostMb) * MB;
    for (const one of this.chosen) {
      one.problem = "";
      one.warning = this.unchecked.has(ending(one.file)) ? "This kind of file can’t be checked, so it is not kept." : "";
      if (one.file.size > Number(maxMb) * MB) one.problem = `Files must be ${maxMb} MB or smaller. Not attached.`;
      else if (places === 0) one.problem = `You can send up to ${maxFiles} files. Not attached.`;
      else if (one.file.size > room) one.problem = `All files together must be ${mostMb} MB or smaller. Not attached.`;
      if (one.problem) continue;
      places -= 1;
      room -= one.file.size;
    }
  }

  private row({ file, problem, warning }: Chosen, index: number): HTMLElement {
    const close = element("button", { type: "button", "aria-label": `Remove ${file.name}` }, icon("close"));
    close.addEventListener("click", () => this.remove(index));
    const note = problem || warning || "Checked when you send it.";
    return element(
      "li",
      problem ? { class: "refused" } : warning ? { class: "doubtful" } : {},
      element("span", { class: "thumb", "aria-hidden": "true" }, ending(file).toUpperCase() || "FILE"),
      element("span", {}, element("b", {}, file.name), element("small", {}, `${size(file.size)}. ${note}`)),
      close,
    );
  }
}

function ending(file: File): string {
  return /\.([a-z0-9]{1,5})$/i.exec(file.name)?.[1]?.toLowerCase() ?? "";
}

function same(one: File, other: File): boolean {
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}
