// Sends a form that has files without leaving the page, so that a refusal loses neither text nor files.
// Without files, and without this module, the browser sends the form and the server gives the text back.

import { clearProblems, showProblems, type Problems } from "./problems";

interface Answer {
  problems?: Problems;
  title?: string;
  detail?: string;
  url?: string;
}

/** What `GET /progress` tells. */
interface Step {
  file: number;
  files: number;
  what: string;
  number: number;
  of: number;
}

const EVERY = 700; // milliseconds
const LOST = "We couldn’t reach the server. Your text and files are still here. Try again.";

export function sendForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-send]")) listen(form);
}

function listen(form: HTMLFormElement): void {
  let busy = false;
  const told = form.querySelector("[data-progress]");
  const before = told?.textContent ?? "";
  const tell = (words: string): void => {
    if (told) told.textContent = words;
  };
  form.addEventListener("submit", (event) => {
    if (busy) return event.preventDefault();
    busy = true;
    if (!form.querySelector<HTMLInputElement>("input[data-files]")?.files?.length) return;
    event.preventDefault();
    tell("Sending");
    send(form, tell, (problems) => {
      busy = false;
      tell(before);
      showProblems(form, problems);
    });
  });
  window.addEventListener("pageshow", () => (busy = false));
}

function send(form: HTMLFormElement, tell: (words: string) => void, refused: (problems: Problems) => void): void {
  const request = new XMLHttpRequest();
  const key = form.querySelector<HTMLInputElement>("input[name=form_key]")?.value ?? "";
  request.upload.addEventListener("load", () => follow(key, request, tell));
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    tell(loaded < total ? `Sending, ${Math.floor((100 * loaded) / total)} %` : "Checking for card numbers and SSNs");
  });
  request.addEventListener("error", () => refused({ "": LOST }));
  request.addEventListener("load", () => {
    const answer = read(request.responseText);
    if (request.status !== 201) return refused(answer.problems ?? { "": whole(answer) });
    clearProblems(form);
    if (answer.url) return location.assign(`${new URL(answer.url).pathname}?received=1`);
    history.replaceState(null, "", form.dataset.send); // the page may differ from this one by its fragment alone
    location.reload();
  });
  request.send(new FormData(form));
}

/** Tell how far the files are until the answer to `request` comes. */
async function follow(key: string, request: XMLHttpRequest, tell: (words: string) => void): Promise<void> {
  const headers = { "X-Form-Key": key };
  while (request.readyState !== XMLHttpRequest.DONE) {
    await new Promise((resolve) => setTimeout(resolve, EVERY));
    const answer = await fetch("/progress", { headers, cache: "no-store" }).catch(() => null);
    if (answer?.status !== 200 || request.readyState === XMLHttpRequest.DONE) continue;
    tell(checking((await answer.json()) as Step));
  }
}

function checking({ file, files, what, number, of }: Step): string {
  const place = files > 1 ? `file ${file} of ${files}` : "";
  const part = what && of > 1 ? `${what} ${number} of ${of}` : "";
  return `Checking ${[place, part].filter(Boolean).join(", ") || "for card numbers and SSNs"}`;
}

function read(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
}

function whole({ title, detail }: Answer): string {
  return title ? `${title}. ${detail ?? ""} Your text and files are still here.` : LOST;
}
