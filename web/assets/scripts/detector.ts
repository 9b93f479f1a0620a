// A small detector for the preview. It looks for the common shapes only; the server looks closer and decides.

export interface Found {
  start: number;
  end: number;
  kind: "card" | "ssn";
  kept: string;
}

const RUN = /\d+(?:[ .\u00a0\u2009-]\d+)*/g;
const SHORTEST = 13;
const LONGEST = 19;
const SSN = /(?<![\d-])(\d{3})([- ])(\d{2})\2(\d{4})(?![\d-])/g;

export function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    let digit = Number(digits[digits.length - 1 - index]);
    if (index % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}

export function detect(text: string): Found[] {
  return [...cards(text), ...ssns(text)]
    .sort((one, other) => one.start - other.start)
    .filter((one, index, found) => index === 0 || one.start >= (found[index - 1]?.end ?? 0));
}

/** Cards in runs of digit groups: the groups before and after one may be a date, an amount, another number. */
function* cards(text: string): Generator<Found> {
  for (const run of text.matchAll(RUN)) {
    const groups = [...run[0].matchAll(/\d+/g)];
    for (let first = 0; first < groups.length; first += 1) {
      const last = cardEnd(groups.slice(first, first + LONGEST).map((group) => group[0]));
      if (last < 0) continue;
      const start = run.index + (groups[first] as RegExpExecArray).index;
      const closing = groups[first + last] as RegExpExecArray;
      const end = run.index + closing.index + closing[0].length;
      yield { start, end, kind: "card", kept: text.slice(start, end).replace(/\D/g, "").slice(-4) };
      first += last;
    }
  }
}

/** The last of the groups that make a card number with the first one, -1 when none does. */
function cardEnd(groups: string[]): number {
  let digits = "";
  let last = -1;
  for (const [index, group] of groups.entries()) {
    digits += group;
    if (digits.length > LONGEST) break;
    if (digits.length >= SHORTEST && /^[2-6]/.test(digits) && luhn(digits)) last = index;
  }
  return last;
}

function* ssns(text: string): Generator<Found> {
  for (const match of text.matchAll(SSN)) {
    const [whole, area, , group, serial] = match;
    // Areas 000 and 666, group 00 and serial 0000 were never issued; 9xx belongs to other numbers.
    if (area === "000" || area === "666" || area?.startsWith("9") || group === "00" || serial === "0000") continue;
    yield { start: match.index, end: match.index + whole.length, kind: "ssn", kept: "" };
  }
}
