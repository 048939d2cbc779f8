// node scripts/screenshots.mjs BASE_URL OUTDIR [ARTICLE_ID]
//
// List, article and sources of a running service at phone and desktop width, light and dark, as whole pages; of the
// article also 対訳 and an opened original. Without an id the first article of the list is taken.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser, WIDTHS } from "./browser.mjs";

const [base, out, wanted] = process.argv.slice(2);
if (!base || !out) {
  console.error("usage: node scripts/screenshots.mjs BASE_URL OUTDIR [ARTICLE_ID]");
  process.exit(2);
}
await mkdir(out, { recursive: true });
const browser = await openBrowser();

async function firstArticle() {
  const answer = await fetch(new URL("/api/v1/articles?limit=1", base));
  return (await answer.json()).items[0].id;
}

/** The archive and the newest edition of each kind that has one. */
async function editions() {
  const found = {};
  for (const kind of ["daily", "hacker", "weekly"]) {
    const answer = await fetch(new URL(`/api/v1/digests/${kind}?limit=1`, base));
    const [newest] = (await answer.json()).items;
    found[`${kind}-archive`] = `/digests/${kind}`;
    if (newest) found[kind] = `/digests/${kind}/${newest.key}`;
  }
  return found;
}

async function shoot(page, name, path) {
  await page.goto(new URL(path, base).href, { waitUntil: "networkidle" });
  await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
  console.log(`${name}.png`);
}

try {
  const article = `/articles/${wanted ?? (await firstArticle())}`;
  const pages = {
    list: "/",
    article,
    both: `${article}?view=both`,
    sources: "/sources",
    ...(await editions()),
  };
  for (const [size, width] of Object.entries(WIDTHS)) {
    for (const scheme of ["light", "dark"]) {
      const context = await browser.newContext({ ...width, colorScheme: scheme, locale: "ja-JP" });
      const page = await context.newPage();
      for (const [name, path] of Object.entries(pages)) await shoot(page, `${name}-${size}-${scheme}`, path);
      await context.close();
    }
  }
} finally {
  await browser.close();
}
