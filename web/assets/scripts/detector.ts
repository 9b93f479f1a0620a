// A small detector for the preview. It looks for the common shapes only; the server looks closer and decides.

export interface Found {
  start: number;
  end: number;
  kind: "card" | "ssn";
  kept: string;
}

const CARD = /(?<![\d.,])\d(?:[ .\u00a0\u2009-]?\d){12,18}(?![\d])/g;
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

function* cards(text: string): Generator<Found> {
  for (const match of text.matchAll(CARD)) {
    const digits = match[0].replace(/\D/g, "");
    if (/^[2-6]/.test(digits) && luhn(digits)) {
      yield { start: match.index, end: match.index + match[0].length, kind: "card", kept: digits.slice(-4) };
    }
  }
}

function* ssns(text: string): Generator<Found> {
  for (const match of text.matchAll(SSN)) {
    const [whole, area, , group, serial] = match;
    // Areas 000 and 666, group 00 and serial 0000 were never issued; 9xx belongs to other numbers.
    if (area === "000" || area === "666" || area?.startsWith("9") || group === "00" || serial === "0000") continue;
    yield { start: match.index, end: match.index + whole.length, kind: "ssn", kept: "" };
  }
}
