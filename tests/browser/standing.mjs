// Whether a page stands still: while it comes, and when the site's script takes it over.
import assert from "node:assert/strict";
import http from "node:http";
import { layOut } from "../../frontend/scripts/browser.mjs";

/** What is measured: where text begins. What floats over the page or is fixed to the window moves nothing. */
const MEASURED = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,figcaption,summary,pre,blockquote,th,td,label,tr";

/** Pages that show what the reader's own device keeps: the service knows only how high they are when it is nothing. */
const OF_THE_DEVICE = ["/saved"];

/** Where everything inside <main> lies. Runs in the page. Words that a script may say otherwise (times) do not count. */
function measured(selector) {
  const main = document.querySelector("main");
  const boxes = [];
  for (const one of main.querySelectorAll(selector)) {
    const box = one.getBoundingClientRect();
    if (!one.checkVisibility() || box.width <= 1 || box.height <= 1) continue;
    const words = one.cloneNode(true);
    for (const each of words.querySelectorAll("time, .sr-only, button, a.button, svg, select, .term-card"))
      each.remove();
    const text = words.textContent.replace(/\s+/g, "").slice(0, 40);
    boxes.push({ key: `${one.localName}.${one.className} ${text}`, top: box.top + scrollY, left: box.left });
  }
  return { height: main.getBoundingClientRect().height, boxes };
}

async function measuredAt(browser, address, options, scripted, kept = "**/nothing") {
  const context = await browser.newContext({ locale: "ja-JP", serviceWorkers: "block", ...options });
  try {
    const page = await context.newPage();
    // As before the script has come, not as without one: a browser that runs none shows other controls.
    if (!scripted) await page.route("**/*.js", (route) => route.abort());
    await page.route(kept, (route) => route.abort());
    await page.goto(address, { waitUntil: "networkidle" });
    if (scripted) await page.waitForSelector("#app[data-live]");
    await page.evaluate(layOut);
    return await page.evaluate(measured, MEASURED);
  } finally {
    await context.close();
  }
}

/** What lies elsewhere, or only in one, between the page as the service sends it and as the script draws it: more than
 * a pixel each, in words. */
export async function differences(browser, address, options) {
  const sent = await measuredAt(browser, address, options, false);
  return compared(sent, await measuredAt(browser, address, options, true), address);
}

/** The same between the page as sent and the same before the style that comes after its text. */
export async function undressed(browser, address, options) {
  const before = await measuredAt(browser, address, options, false, "**/rest-*.css");
  return compared(before, await measuredAt(browser, address, options, false), address);
}

function compared(sent, live, address) {
  const found = [];
  if (Math.abs(sent.height - live.height) > 1) found.push(`height ${sent.height} → ${live.height}`);
  if (OF_THE_DEVICE.some((path) => address.endsWith(path))) return found;
  const rest = [...live.boxes];
  for (const box of sent.boxes) {
    const at = rest.findIndex(({ key }) => key === box.key);
    if (at === -1) {
      found.push(`gone: ${box.key}`);
      continue;
    }
    const [now] = rest.splice(at, 1);
    if (Math.abs(now.top - box.top) > 1 || Math.abs(now.left - box.left) > 1)
      found.push(`${box.left},${box.top} → ${now.left},${now.top}: ${box.key}`);
  }
  return [...found, ...rest.map(({ key }) => `new: ${key}`)];
}

/** The nodes of a page that the script has drawn, as text: over what the service sent, or, `blank`, from nothing. */
async function drawnAt(browser, address, options, blank) {
  const context = await browser.newContext({ locale: "ja-JP", serviceWorkers: "block", ...options });
  try {
    const page = await context.newPage();
    if (blank)
      await page.route(address, async (route) => {
        const answer = await route.fetch();
        const sent = await answer.text();
        const body = sent.replace(/(<div id="page">)[^]*(<\/div><\/main>)/, "$1$2");
        assert.ok(body.length < sent.length);
        await route.fulfill({ response: answer, body });
      });
    await page.goto(address, { waitUntil: "networkidle" });
    await page.waitForSelector("#app[data-live]");
    return await page.evaluate(() => {
      const shown = document.getElementById("page").cloneNode(true);
      // Terms are marked a while after; an article's end waits in the one and stands in the other.
      for (const term of shown.querySelectorAll(".term, .term-card")) {
        if (term.matches(".term-card")) term.remove();
        else term.replaceWith(...term.childNodes);
      }
      for (const end of shown.querySelectorAll(".article-end")) end.remove();
      for (const time of shown.querySelectorAll("time")) time.textContent = ""; // A minute may pass between the two.
      shown.normalize();
      // In any order, as an attribute that was there keeps its place; empty ones are as good as none, and a control's
      // value is its property.
      for (const one of shown.querySelectorAll("*"))
        for (const { name, value } of [...one.attributes].sort((a, b) => (a.name < b.name ? -1 : 1))) {
          one.removeAttribute(name);
          if (value !== "" && name !== "value") one.setAttribute(name, value);
        }
      return shown.innerHTML.replaceAll("<", "\n<").split("\n");
    });
  } finally {
    await context.close();
  }
}

/** The first lines that differ between a page drawn over what was sent and the same drawn from nothing. */
export async function leftovers(browser, address, options) {
  const over = await drawnAt(browser, address, options, false);
  const anew = await drawnAt(browser, address, options, true);
  const at = over.findIndex((line, n) => line !== anew[n]);
  return at === -1 && over.length === anew.length ? [] : [over.slice(at, at + 3), anew.slice(at, at + 3)];
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
/** Bytes of a piece of the frame around the content, where bars and menus are. The content comes whole. */
const PIECE = 200;

/** The service behind a line so slow that the page is painted many times while it comes. */
export async function dripping(base) {
  const server = http.createServer((asked, sent) => {
    const headers = { ...asked.headers, "accept-encoding": "identity" };
    const up = http.request(base + asked.url, { method: asked.method, headers }, async (answer) => {
      const { "content-length": _, ...kept } = answer.headers;
      sent.writeHead(answer.statusCode, kept);
      if (!String(kept["content-type"]).startsWith("text/html")) return answer.pipe(sent);
      const pieces = [];
      for await (const piece of answer) pieces.push(piece);
      const body = Buffer.concat(pieces);
      const [start, main, end] = ["<body", "<main", "</main>"].map((mark) => body.indexOf(mark));
      for (let at = 0; at < body.length; ) {
        const next = at < start ? start : at >= main && at < end ? end : at + PIECE;
        sent.write(body.subarray(at, next));
        at = next;
        await wait(20);
      }
      sent.end();
    });
    asked.pipe(up);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    close: () => server.closeAllConnections() || server.close(),
  };
}

/** Shifts that a reader would see, in words: what moved, from where to where. */
export async function shiftsOf(browser, address, options) {
  const context = await browser.newContext({ locale: "ja-JP", serviceWorkers: "block", ...options });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.shifts = [];
      const place = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
      new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries())
          for (const { node, previousRect, currentRect } of value > 0.0005 ? sources : [])
            window.shifts.push(
              `${node?.className || node?.nodeName}: ${place(previousRect)} → ${place(currentRect)}`,
            );
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(address, { waitUntil: "networkidle" });
    await page.waitForSelector("#app[data-live]");
    return await page.evaluate(() => window.shifts);
  } finally {
    await context.close();
  }
}
