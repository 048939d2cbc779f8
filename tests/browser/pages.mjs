// The site's pages, by what they show. `test_site.py` reads their names here.

/** Today in Japan, whose edition the newsroom has made. */
const DAILY = `/digests/daily/${new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10)}`;

/** `2026-W48` of a day: the week of its Thursday. */
function isoWeek(day) {
  const thursday = new Date(day);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const year = thursday.getUTCFullYear();
  return `${year}-W${String(Math.ceil(((thursday - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7)).padStart(2, "0")}`;
}

export const PAGES = {
  list: "/",
  "filtered list": "/articles?min_importance=4&sort=importance",
  "empty list": "/articles?tag=%E3%81%AA%E3%81%97",
  article: "/articles/a01",
  "article in both languages": "/articles/a01?view=both",
  "article in the original": "/articles/a01?view=original",
  "article being translated": "/articles/a06",
  "article with a link only": "/articles/a07",
  "daily archive": "/digests/daily",
  "daily edition": DAILY,
  "hacker edition": DAILY.replace("daily", "hacker"),
  "weekly archive": "/digests/weekly",
  "weekly edition": `/digests/weekly/${isoWeek(DAILY.split("/").at(-1))}`,
  sources: "/sources",
  about: "/about",
  contact: "/contact",
  tokushoho: "/tokushoho",
  privacy: "/privacy",
  feeds: "/rss?tag=RAG&format=atom",
  developers: "/developers",
  saved: "/saved",
  companies: "/companies",
  company: "/companies/openai",
  tools: "/tools",
  tool: "/tools/cursor",
  trends: "/trends",
  videos: "/videos",
  search: "/search?q=%E6%8E%A8%E8%AB%96",
  "search near in meaning": "/search?q=%E9%9B%BB%E5%8A%9B+%E5%8E%9F%E7%99%BA",
  operator: "/admin",
};
