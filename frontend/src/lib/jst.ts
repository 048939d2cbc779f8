/** Times as a Japanese reader sees them. JST has had no summer time since 1951, so adding nine hours is exact. */

const NINE_HOURS = 9 * 3600_000;
const WEEKDAYS = "日月火水木金土";

export interface Moment {
  /** RFC 3339, or null where the source gave no time. */
  readonly at: string | null;
  /** `YYYY-MM-DD` where the source gave a date without a time. */
  readonly date: string | null;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: string;
  readonly clock: string;
}

function parts(ms: number): Parts {
  const shifted = new Date(ms + NINE_HOURS);
  const two = (n: number) => String(n).padStart(2, "0");
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: WEEKDAYS.charAt(shifted.getUTCDay()),
    clock: `${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())}`,
  };
}

/** The calendar day in Japan, `YYYY-MM-DD`. */
export function jstDay(ms: number): string {
  return new Date(ms + NINE_HOURS).toISOString().slice(0, 10);
}

function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00+09:00`);
}

/** The day that a moment falls on; null where neither a time nor a date is known. */
export function dayOf(moment: Moment): string | null {
  return moment.at === null ? moment.date : jstDay(Date.parse(moment.at));
}

function sameYear(a: number, b: number): boolean {
  return parts(a).year === parts(b).year;
}

/** `11月23日（月）`, with the year where it is not the present one. */
export function dayText(day: string, now: number): string {
  const ms = startOfDay(day);
  const { year, month, day: dayOfMonth, weekday } = parts(ms);
  return `${sameYear(ms, now) ? "" : `${year}年`}${month}月${dayOfMonth}日（${weekday}）`;
}

/** `今日`, `昨日`, or null for any other day. */
export function nearDay(day: string, now: number): "今日" | "昨日" | null {
  if (day === jstDay(now)) return "今日";
  return day === jstDay(now - 24 * 3600_000) ? "昨日" : null;
}

function todayText(ms: number, now: number): string {
  const minutes = Math.floor((now - ms) / 60_000);
  if (minutes < 1) return "たった今";
  return minutes < 60 ? `${minutes}分前` : `${Math.floor(minutes / 60)}時間前`;
}

/**
 * The short form for lists: relative on the day itself, then the day and the clock, then the date alone.
 * A date without a time never gets one, and a time ahead of our clock is shown as it is.
 */
export function shortTime(moment: Moment, now: number): string | null {
  const day = dayOf(moment);
  if (day === null) return null;
  const near = nearDay(day, now);
  if (moment.at === null) return near ?? dateOnly(startOfDay(day), now);
  const ms = Date.parse(moment.at);
  if (near === "今日") return ms <= now ? todayText(ms, now) : parts(ms).clock;
  if (near === "昨日") return `昨日 ${parts(ms).clock}`;
  return sameYear(ms, now) ? `${dateOnly(ms, now)} ${parts(ms).clock}` : dateOnly(ms, now);
}

function dateOnly(ms: number, now: number): string {
  const { year, month, day } = parts(ms);
  return sameYear(ms, now) ? `${month}月${day}日` : `${year}年${month}月${day}日`;
}

/** The full form: `2026年5月5日（火）09:00`, without the clock for a date alone. */
export function longTime(moment: Moment): string | null {
  const day = dayOf(moment);
  if (day === null) return null;
  const {
    year,
    month,
    day: dayOfMonth,
    weekday,
    clock,
  } = parts(moment.at === null ? startOfDay(day) : Date.parse(moment.at));
  return `${year}年${month}月${dayOfMonth}日（${weekday}）${moment.at === null ? "" : clock}`;
}
