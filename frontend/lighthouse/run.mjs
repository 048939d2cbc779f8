// node run.mjs BASE_URL [RUNS] [PAGE]
//
// Lighthouse with its phone profile on the list, an article, the newest 日報 and a search of a running service. Each page
// RUNS times (3 where not said); of each figure the median. Prints a table and, last, one line of JSON with the lowest.
import { existsSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [base, runs = "3", only = ""] = process.argv.slice(2);
if (!base) {
  console.error("usage: node run.mjs BASE_URL [RUNS] [PAGE]");
  process.exit(2);
}
const CHROMIUM = [process.env.AAINEWS_CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"];
const chromePath = CHROMIUM.find((place) => place && existsSync(place));
if (!chromePath) throw new Error("no chromium found; set AAINEWS_CHROMIUM");
const KINDS = {
  performance: "performance",
  accessibility: "accessibility",
  best_practices: "best-practices",
  seo: "seo",
};

async function first(path) {
  const answer = await fetch(new URL(`/api/v1${path}`, base));
  return answer.ok ? (await answer.json()).items[0] : undefined;
}

async function pages() {
  const [article, daily] = [await first("/articles?limit=1"), await first("/digests/daily?limit=1")];
  return {
    list: "/",
    article: article && `/articles/${article.id}`,
    daily: daily && `/digests/daily/${daily.key}`,
    search: "/search?q=%E6%8E%A8%E8%AB%96",
  };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const chrome = await launch({
  chromePath,
  chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
const lowest = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, 100]));
try {
  console.log(["page", ...Object.keys(KINDS), "shift", "faults"].join("\t"));
  for (const [name, path] of Object.entries(await pages())) {
    if (!name.includes(only)) continue;
    if (!path) {
      console.log(`${name}\tnot there`);
      continue;
    }
    const results = [];
    for (let run = 0; run < Number(runs); run += 1) {
      const { lhr } = await lighthouse(new URL(path, base).href, {
        port: chrome.port,
        output: "json",
        logLevel: "error",
        onlyCategories: Object.values(KINDS),
      });
      results.push(lhr);
    }
    const scores = Object.entries(KINDS).map(([kind, id]) => {
      const score = Math.round(100 * median(results.map((lhr) => lhr.categories[id].score)));
      lowest[kind] = Math.min(lowest[kind], score);
      return score;
    });
    const shift = median(results.map((lhr) => lhr.audits["cumulative-layout-shift"].numericValue));
    console.log([name, ...scores, shift.toFixed(3), faults(results[0])].join("\t"));
  }
} finally {
  await chrome.kill();
}
console.log(JSON.stringify(lowest));

/** Audits that did not pass and count for something, beside those of time. */
function faults(lhr) {
  const counted = ["accessibility", "best-practices", "seo"].flatMap((id) =>
    lhr.categories[id].auditRefs.filter(({ weight }) => weight > 0).map(({ id: audit }) => audit),
  );
  return (
    counted.filter((id) => lhr.audits[id].score !== null && lhr.audits[id].score < 1).join(" ") || "none"
  );
}
