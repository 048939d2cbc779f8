// node lcp.mjs BASE_URL [RUNS]
//
// When an article's text is painted, beside a plain static page with the same text, in turns in one browser on a phone's
// profile: Largest Contentful Paint of each. Prints each pair and, last, one line of JSON: the medians in milliseconds,
// `ratio` of the two, and `asked_first`, the requests to the API that were made before the paint.
import http from "node:http";
import { openBrowser, WIDTHS } from "./browser.mjs";

const [base, runs = "9"] = process.argv.slice(2);
if (!base) {
  console.error("usage: node lcp.mjs BASE_URL [RUNS]");
  process.exit(2);
}
/** A middling phone on a good mobile line, as Lighthouse's profile has it. */
const LINE = {
  offline: false,
  latency: 150,
  downloadThroughput: (1638.4 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};
const SLOWER = 4;

const [newest] = (await (await fetch(`${base}/api/v1/articles?limit=50`)).json()).items.filter(
  (one) => one.rights === "full",
);
const article = `${base}/articles/${newest.id}`;

/** The text as the service writes it, with no style, script or head of ours. */
const whole = await (await fetch(article)).text();
const text = /<main[^>]*>(.*)<\/main>/s
  .exec(whole)[1]
  .replace(/<(button|svg)\b.*?<\/\1>/gs, "")
  .replace(/ (class|id|data-\w+)="[^"]*"/g, "");
const plain = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>x</title></head><body>${text}</body></html>`;
const server = http.createServer((_, answer) =>
  answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(plain),
);
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const still = `http://127.0.0.1:${server.address().port}/`;

const browser = await openBrowser();
async function painted(address) {
  const context = await browser.newContext({ locale: "ja-JP", serviceWorkers: "block", ...WIDTHS[390] });
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", LINE);
  await line.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await page.addInitScript(() => {
    window.paints = [];
    new PerformanceObserver((list) =>
      window.paints.push(...list.getEntries().map(({ startTime }) => startTime)),
    ).observe({
      type: "largest-contentful-paint",
      buffered: true,
    });
  });
  await page.goto(address, { waitUntil: "networkidle" });
  await page.waitForFunction(() => window.paints.length > 0);
  const found = await page.evaluate(() => {
    const at = window.paints.at(-1);
    const asked = performance
      .getEntriesByType("resource")
      .filter(({ name }) => new URL(name).pathname.startsWith("/api/"));
    return { at, asked: asked.filter(({ startTime }) => startTime < at).length };
  });
  await context.close();
  return found;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const times = { article: [], plain: [] };
let asked = 0;
await painted(article);
await painted(still);
for (let run = 0; run < Number(runs); run += 1) {
  const ours = await painted(article);
  const theirs = await painted(still);
  times.article.push(ours.at);
  times.plain.push(theirs.at);
  asked = Math.max(asked, ours.asked);
  console.log(`${Math.round(ours.at)} ms\t${Math.round(theirs.at)} ms`);
}
await browser.close();
server.close();
const [ours, theirs] = [median(times.article), median(times.plain)];
console.log(
  JSON.stringify({
    article_ms: Math.round(ours),
    plain_ms: Math.round(theirs),
    ratio: Number((ours / theirs).toFixed(3)),
    asked_first: asked,
  }),
);
