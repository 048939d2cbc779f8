/** A month as weeks of days, and what an edition's key is called. Decides only. */
import { digestsText, type EditionKind } from "../../text/digests";

export interface Day {
  readonly day: number;
  readonly key: string;
}

/** `2026-11` as rows of seven, Sunday first; null where the row reaches out of the month. */
export function weeksOf(month: string): (Day | null)[][] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const first = new Date(Date.UTC(year, number - 1, 1)).getUTCDay();
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const cells: (Day | null)[] = Array.from({ length: first }, () => null);
  for (let day = 1; day <= length; day += 1)
    cells.push({ day, key: `${month}-${String(day).padStart(2, "0")}` });
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7));
}

/** The months that keys of days fall in, the newest first. */
export function monthsOf(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.slice(0, 7)))].sort().reverse();
}

export function monthText(month: string): string {
  const [year, number] = month.split("-");
  return `${year}年${Number(number)}月`;
}

/** `2026年11月25日（水）`, or `2026年 第48週`. */
export function keyText(kind: EditionKind, key: string): string {
  if (kind === "weekly") return digestsText.weekOf(key);
  const at = new Date(`${key}T00:00:00Z`);
  const weekday = digestsText.weekdays[at.getUTCDay()];
  return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日（${weekday}）`;
}

/** `11月24日` or `第47週`: enough beside the edition that it stands next to. */
export function shortKey(kind: EditionKind, key: string): string {
  if (kind === "weekly") return `第${Number(key.split("-W")[1])}週`;
  const [, month, day] = key.split("-");
  return `${Number(month)}月${Number(day)}日`;
}
