import { describe, expect, it } from "vitest";
import { dayOf, dayText, longTime, nearDay, shortTime } from "./jst";

const now = Date.parse("2026-05-05T14:30:00Z"); // 23:30 on Tuesday, 5 May, in Japan
const at = (iso: string) => ({ at: iso, date: null });
const date = (day: string) => ({ at: null, date: day });

describe("shortTime", () => {
  it.each([
    ["2026-05-05T14:29:40Z", "たった今"],
    ["2026-05-05T14:18:00Z", "12分前"],
    ["2026-05-05T02:30:00Z", "12時間前"],
    ["2026-05-04T15:00:00Z", "23時間前"],
    ["2026-05-04T14:59:00Z", "昨日 23:59"],
    ["2026-05-01T00:05:00Z", "5月1日 09:05"],
    ["2025-12-31T14:59:00Z", "2025年12月31日"],
    ["2026-05-05T14:45:00Z", "23:45"],
  ])("shows %s as %s", (iso, text) => expect(shortTime(at(iso), now)).toBe(text));

  it("counts the year by Japan's calendar, not by UTC's", () => {
    expect(shortTime(at("2025-12-31T15:00:00Z"), now)).toBe("1月1日 00:00");
  });

  it("never gives a clock to a date alone", () => {
    expect(shortTime(date("2026-05-05"), now)).toBe("今日");
    expect(shortTime(date("2026-05-04"), now)).toBe("昨日");
    expect(shortTime(date("2026-05-03"), now)).toBe("5月3日");
    expect(shortTime(date("2024-05-03"), now)).toBe("2024年5月3日");
  });

  it("says nothing where nothing is known", () => {
    expect(shortTime({ at: null, date: null }, now)).toBeNull();
  });
});

describe("longTime", () => {
  it("has weekday and clock in Japan", () => {
    expect(longTime(at("2026-05-05T00:00:00Z"))).toBe("2026年5月5日（火）09:00");
  });
  it("leaves the clock out of a date alone", () => {
    expect(longTime(date("2026-05-05"))).toBe("2026年5月5日（火）");
  });
});

describe("days", () => {
  it("change at midnight in Japan", () => {
    expect(dayOf(at("2026-05-04T14:59:59Z"))).toBe("2026-05-04");
    expect(dayOf(at("2026-05-04T15:00:00Z"))).toBe("2026-05-05");
  });
  it("are named when near", () => {
    expect(nearDay("2026-05-05", now)).toBe("今日");
    expect(nearDay("2026-05-04", now)).toBe("昨日");
    expect(nearDay("2026-05-03", now)).toBeNull();
  });
  it("carry the year only where it differs", () => {
    expect(dayText("2026-05-03", now)).toBe("5月3日（日）");
    expect(dayText("2025-05-03", now)).toBe("2025年5月3日（土）");
  });
});
