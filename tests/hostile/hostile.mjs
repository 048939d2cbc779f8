// node hostile.mjs BASE_URL KEY < {"articles": […], "payloads": […]}
//
// Opens every page that shows what strangers wrote, in a browser that heeds no content security policy: what gets into
// the document would run. Prints one JSON object: address → what was found there. A second round, with the policy, tells
// of every page that broke it.
import { readFile } from "node:fs/promises";
import { openBrowser } from "../../frontend/scripts/browser.mjs";

const [base, key] = process.argv.slice(2);
let text = "";
for await (const piece of process.stdin) text += piece;
const { articles, payloads } = JSON.parse(text);
const part = encodeURIComponent;
const today = new Date(Date.now() + 9 * 3600_000).toISOString().slice(0, 10);

const LISTS = ["/", "/articles?sort=importance", "/videos", "/tools", "/companies", "/trends", "/trends?kind=company", "/sources",
  "/search?q=ABC", "/digests/daily", "/digests/hacker", "/digests/weekly", `/digests/daily/${today}`, `/digests/hacker/${today}`,
  "/about", "/contact", "/tokushoho", "/privacy", "/rss", "/developers", "/saved", "/companies/n0", "/tools/n6"];
const ADMIN = ["", "?view=articles", "?view=letters", "?view=feeds", "?view=spend", "?view=names"].map((view) => `/admin${view}`);
/** Addresses whose own parts are the payload. */
const addresses = (payload) => {
  const p = part(payload);
  return [
    `/articles?tag=${p}&source=${p}&company=${p}&model=${p}&kind=${p}&weights=${p}&sort=${p}`,
    `/search?q=${p}&sort=${p}&cursor=${p}#${p}`,
    `/rss?tag=${p}&company=${p}&source=${p}&kind=${p}&format=${p}`,
    `/contact?subject=${p}&about=${p}`,
    `/articles/${p}?view=${p}`,
    `/admin?view=${p}`,
  ];
};

/** The one script that stands inside a page. */
const dist = (file) => readFile(new URL(`../../frontend/dist/${file}`, import.meta.url), "utf8");
const theme = (await dist(JSON.parse(await dist(".vite/manifest.json"))["src/first.ts"].file)).trim();
const browser = await openBrowser();
const found = {};

/** Whatever in the document could run, or did. Runs in the page. */
function alive(theme) {
  const wrong = [];
  if (window.hit !== undefined) wrong.push("it ran");
  for (const one of document.querySelectorAll("*")) {
    const name = one.localName;
    if (["iframe", "object", "embed", "base", "applet", "marquee"].includes(name)) wrong.push(`<${name}>`);
    const ours = one.text === theme || /^\/assets\/[\w-]+\.js$/.test(one.getAttribute("src") ?? "");
    if (name === "script" && !ours && !/json$/.test(one.type))
      wrong.push(`<script> ${one.outerHTML.slice(0, 80)}`);
    for (const { name: attribute, value } of one.attributes) {
      if (attribute.startsWith("on") || attribute === "srcdoc") wrong.push(`${name} ${attribute}`);
      const leads = ["href", "src", "action", "formaction", "data", "poster"].includes(attribute);
      const scheme = leads ? (/^[\s\0-\x20]*([a-z\s]+):/i.exec(value)?.[1] ?? "").replace(/\s/g, "").toLowerCase() : "";
      if (!["", "http", "https", "mailto", "blob"].includes(scheme)) wrong.push(`${name} ${attribute}=${value.slice(0, 60)}`);
    }
  }
  return wrong;
}

/** What a reader may unfold, press and point at. */
async function touch(page) {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("main details")) details.open = true;
    for (const button of document.querySelectorAll("main .peek, main .picture-place button, main .code-copy")) button.click();
    for (const one of document.querySelectorAll("main *"))
      for (const kind of ["mouseover", "focus", "pointerenter"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
  });
}

async function seen(page, path, visit) {
  const answer = await page.goto(base + path, { waitUntil: "load" });
  // An address with a line break in it is no page; the refusal is JSON.
  if (!answer.headers()["content-type"].startsWith("text/html")) return [];
  await page.waitForSelector("#app[data-live]", { timeout: 60_000 });
  if (ADMIN.includes(path)) await page.waitForLoadState("networkidle");
  return visit(page);
}

async function round(name, paths, options, visit) {
  const context = await browser.newContext({ locale: "ja-JP", serviceWorkers: "block", ...options });
  await context.addInitScript((secret) => {
    sessionStorage.setItem("admin-key", secret);
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(`${event.violatedDirective} ${event.sample}`));
  }, key);
  await context.route((url) => !url.href.startsWith(base), (route) => route.abort());
  const waiting = [...paths];
  const work = async () => {
    const page = await context.newPage();
    page.on("dialog", (dialog) => dialog.dismiss());
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      const wrong = await seen(page, path, visit).catch((error) => [String(error).slice(0, 200)]);
      if (wrong.length > 0) found[`${name} ${path}`] = wrong;
    }
  };
  await Promise.all([work(), work(), work()]);
  await context.close();
  return paths.length;
}

const shown = [...LISTS, ...articles.map((id) => `/articles/${id}?view=both`)];
const first = await round("no policy:", [...shown, ...ADMIN, ...payloads.flatMap(addresses).filter((_, at) => at % 2 === 0)], { bypassCSP: true }, async (page) => {
  await touch(page);
  return page.evaluate(alive, theme);
});
const second = await round("policy:", [...LISTS, ...ADMIN, ...articles.map((id) => `/articles/${id}`), ...payloads.flatMap(addresses).filter((_, at) => at % 2 === 1)], {}, async (page) => {
  await touch(page);
  return page.evaluate(() => window.violations);
});
await browser.close();
console.log(JSON.stringify({ found, opened: first + second }));
