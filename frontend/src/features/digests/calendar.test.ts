import { describe, expect, it } from "vitest";
import { keyText, monthsOf, monthText, shortKey, weeksOf } from "./calendar";

describe("the calendar of editions", () => {
  it("puts each day of a month in its column", () => {
    const weeks = weeksOf("2026-11");
    expect(weeks[0]?.[0]).toEqual({ day: 1, key: "2026-11-01" }); // a Sunday
    expect(weeks.flat().filter((day) => day !== null)).toHaveLength(30);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });

  it("knows a leap year and a month that begins on a Saturday", () => {
    expect(
      weeksOf("2028-02")
        .flat()
        .filter((day) => day !== null),
    ).toHaveLength(29);
    expect(weeksOf("2026-08")[0]?.findIndex((day) => day !== null)).toBe(6);
  });

  it("names months and editions", () => {
    expect(monthsOf(["2026-10-31", "2026-11-01", "2026-11-02"])).toEqual(["2026-11", "2026-10"]);
    expect(monthText("2026-04")).toBe("2026年4月");
    expect(keyText("daily", "2026-11-25")).toBe("2026年11月25日（水）");
    expect(keyText("weekly", "2026-W05")).toBe("2026年 第5週");
    expect(shortKey("hacker", "2026-11-05")).toBe("11月5日");
    expect(shortKey("weekly", "2026-W48")).toBe("第48週");
  });
});
