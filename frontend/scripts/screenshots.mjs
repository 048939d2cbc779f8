// node scripts/screenshots.mjs BASE_URL OUTDIR [PART_OF_A_NAME]
//
// Every page of a running service at phone and desktop width, light and dark, as whole pages. Which article, edition,
// company and tool are shown follows from what the service has; states that it cannot show are left out and named.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { layOut, openBrowser, WIDTHS } from "./browser.mjs";

const [base, out, wanted = ""] = process.argv.slice(2);
if (!base || !out) {
  console.error("usage: node scripts/screenshots.mjs BASE_URL OUTDIR [PART_OF_A_NAME]");
  process.exit(2);
}
await mkdir(out, { recursive: true });

async function items(path) {
  const answer = await fetch(new URL(`/api/v1${path}`, base)).catch(() => null);
  return answer?.ok ? (await answer.json()).items : [];
}

/** Name of the picture → address; an address that could not be found is undefined. */
async function pages() {
  const articles = await items("/articles?limit=100");
  const longest = (list) =>
    list.reduce((a, b) => (a && a.reading_minutes >= b.reading_minutes ? a : b), undefined);
  const article = (one) => one && `/articles/${one.id}`;
  const full = articles.filter((one) => one.rights === "full");
  const found = {
    front: "/",
    "list-important": "/articles?sort=importance",
    "list-empty": "/articles?tag=%E3%81%AA%E3%81%84%E3%82%BF%E3%82%B0",
    article: article(full.find((one) => one.score !== null && one.language !== "ja") ?? articles[0]),
    "article-long": article(longest(full)),
    "article-partly": article(full.find((one) => one.state === "published_partly")),
    "article-original-title": article(articles.find((one) => one.title_status === "original")),
    "article-japanese": article(articles.find((one) => one.language === "ja")),
    "article-summary": article(articles.find((one) => one.rights === "summary")),
    "article-long-title": article([...articles].sort((a, b) => b.title.length - a.title.length)[0]),
  };
  if (found.article) {
    found["article-both"] = `${found.article}?view=both`;
    found["article-original"] = `${found.article}?view=original`;
  }
  for (const kind of ["daily", "hacker", "weekly"]) {
    const [newest] = await items(`/digests/${kind}?limit=1`);
    found[`${kind}-archive`] = `/digests/${kind}`;
    found[kind] = newest && `/digests/${kind}/${newest.key}`;
  }
  const [company] = await items("/companies?limit=1");
  const [tool] = await items("/tools?limit=1");
  return {
    ...found,
    companies: "/companies",
    company: company && `/companies/${company.slug}`,
    tools: "/tools",
    tool: tool && `/tools/${tool.slug}`,
    trends: "/trends",
    "trends-company": "/trends?kind=company&window=30d",
    videos: "/videos",
    search: "/search",
    "search-found": "/search?q=%E6%8E%A8%E8%AB%96",
    "search-none": "/search?q=%E8%A6%8B%E3%81%A4%E3%81%8B%E3%82%89%E3%81%AA%E3%81%84%E8%A8%80%E8%91%89",
    "search-near": "/search?q=%E9%9B%BB%E5%8A%9B+%E5%8E%9F%E7%99%BA",
    saved: "/saved",
    sources: "/sources",
    about: "/about",
    contact: "/contact",
    commerce: "/tokushoho",
    privacy: "/privacy",
    feeds: "/rss",
    developers: "/developers",
    admin: "/admin",
    "not-found": "/nothing-here",
  };
}

/** CSS pixels. Of a page higher than the first the picture has one pixel for each of them; what lies below the second
 * is left out: chromium's canvas ends at 16,384 pixels, and a picture of an hour's article shows nothing. */
const SHARP = 6000;
const HIGHEST = 15_000;

async function shoot(page, name, path) {
  await open(page, path);
  await taken(page, name);
}

async function open(page, path) {
  await page.goto(new URL(path, base).href, { waitUntil: "load" });
  await page.waitForSelector("#app[data-live]", { timeout: 15_000 }).catch(() => undefined);
}

/** What a page shows while its answer is on the way, and where none comes: asked for from the front page. */
const WAYS = { loading: () => new Promise(() => undefined), failed: (route) => route.abort() };

async function shootOnTheWay(page, name, way) {
  await open(page, "/");
  await page.route(/\/api\/v1\/articles\/[^?]/, way);
  await page.locator(".card-link").first().click();
  await page.waitForFunction(() => document.querySelector(".masthead") === null);
  if (way === WAYS.failed) await page.waitForSelector(".notice", { timeout: 20_000 });
  else await page.waitForTimeout(500);
  await taken(page, name);
  await page.unrouteAll({ behavior: "ignoreErrors" });
}

async function taken(page, name) {
  await page.evaluate(layOut);
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    height: document.documentElement.scrollHeight,
  }));
  const shown = Math.min(height, HIGHEST);
  if (height > HIGHEST) console.log(`${name}: the first ${HIGHEST} of ${height} px`);
  await page.screenshot({
    path: join(out, `${name}.png`),
    fullPage: true,
    clip: { x: 0, y: 0, width, height: shown },
    scale: height > SHARP ? "css" : "device",
    animations: "disabled",
    timeout: 60_000,
  });
}

const browser = await openBrowser();
try {
  const chosen = Object.entries(await pages()).filter(([name]) => name.includes(wanted));
  for (const [name, path] of chosen) if (!path) console.log(`${name}: the service has none`);
  const shown = chosen.filter(([, path]) => path);
  const ways = Object.entries(WAYS).filter(([name]) => `article-${name}`.includes(wanted));
  for (const [size, width] of Object.entries(WIDTHS)) {
    for (const scheme of ["light", "dark"]) {
      const context = await browser.newContext({
        ...width,
        colorScheme: scheme,
        locale: "ja-JP",
        serviceWorkers: "block",
      });
      const page = await context.newPage();
      for (const [name, path] of shown) await shoot(page, `${name}-${size}-${scheme}`, path);
      for (const [name, way] of ways) await shootOnTheWay(page, `article-${name}-${size}-${scheme}`, way);
      await context.close();
      console.log(`${shown.length + ways.length} pages at ${size} px, ${scheme}`);
    }
  }
} finally {
  await browser.close();
}
