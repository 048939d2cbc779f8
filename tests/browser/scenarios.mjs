// node scenarios.mjs BASE_URL [PART_OF_A_NAME]
//
// What a reader does, driven in a real browser against the real service. Prints one JSON object: scenario → null or what
// was wrong. `test_site.py` turns each into a test.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { layOut, openBrowser, WIDTHS } from "../../frontend/scripts/browser.mjs";
import { PAGES } from "./pages.mjs";
import { differences, dripping, leftovers, shiftsOf, undressed } from "./standing.mjs";

const [base, wanted = ""] = process.argv.slice(2);
const axe = await readFile(
  new URL("../../frontend/node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);
const browser = await openBrowser();
const scenarios = new Map();
const scenario = (name, run) => name.includes(wanted) && scenarios.set(name, run);

/** A page that remembers everything a reader should never meet. Its context is added to `contexts`. */
async function openPage(contexts, path, options = WIDTHS[1280]) {
  const context = await browser.newContext({ locale: "ja-JP", serviceWorkers: "block", ...options });
  contexts.push(context);
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  page.faults = [];
  page.asked = [];
  page.on(
    "console",
    (message) => message.type() === "error" && page.faults.push(`console: ${message.text()}`),
  );
  page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    page.asked.push(new URL(request.url()).pathname);
    if (!request.url().startsWith(base)) page.faults.push(`outside: ${request.url()}`);
  });
  await page.addInitScript(() => {
    window.shift = 0;
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  page.answer = await page.goto(base + path, { waitUntil: "networkidle" });
  // The service's own page stands until the script has taken it over.
  if (options.javaScriptEnabled !== false) await page.waitForSelector("#app[data-live]");
  return page;
}

const SOURCE_NAMES = ".card .byline-source";

/** Waits until every match says `text`: the address changes before the list that it asks for has come. */
async function onlyShown(page, selector, text) {
  await page.waitForFunction(
    ([where, said]) => {
      const shown = [...document.querySelectorAll(where)].map((element) => element.textContent.trim());
      return shown.length > 0 && shown.every((each) => each === said);
    },
    [selector, text],
    { timeout: 10_000 },
  );
}

/** Axe's findings in words. Evaluated, not injected: the site's policy allows no inline script. */
async function axeFindings(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`),
  );
}

for (const [name, path] of Object.entries(PAGES)) {
  for (const [size, options] of Object.entries(WIDTHS)) {
    scenario(`${name} at ${size} px is sound in light and dark`, async (open) => {
      const page = await open(path, { ...options, colorScheme: "light" });
      assert.deepEqual(page.faults, []);
      assert.deepEqual(await page.evaluate(() => window.violations), []);
      const { shift, across, height } = await page.evaluate(() => ({
        shift: window.shift,
        across: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        height: document.querySelector("main").offsetHeight,
      }));
      assert.ok(height > 100, "the page shows something");
      assert.ok(shift < 0.005, `layout shift ${shift}`);
      assert.ok(across <= 0, `scrolls sideways by ${across}`);
      assert.deepEqual(await axeFindings(page), []);
      await page.emulateMedia({ colorScheme: "dark" });
      assert.deepEqual(await axeFindings(page), []);
    });
  }
}

for (const [name, path] of Object.entries(PAGES)) {
  for (const [size, options] of Object.entries(WIDTHS)) {
    scenario(`${name} at ${size} px stands still when the script takes over`, async () => {
      assert.deepEqual(await differences(browser, base + path, options), []);
    });
  }
}

for (const [name, path] of Object.entries(PAGES)) {
  for (const [size, options] of Object.entries(WIDTHS)) {
    scenario(`${name} at ${size} px drawn over what was sent is as drawn from nothing`, async () => {
      assert.deepEqual(await leftovers(browser, base + path, options), []);
    });
  }
}

scenario("an article lies as it will before the style that comes after its text", async () => {
  for (const name of Object.keys(PAGES).filter((each) => each.startsWith("article")))
    for (const options of Object.values(WIDTHS))
      assert.deepEqual(await undressed(browser, base + PAGES[name], options), [], name);
});

scenario("a page that comes in small pieces stands still while it comes", async () => {
  const slow = await dripping(base);
  try {
    for (const name of ["list", "article", "daily edition", "company", "search"])
      for (const options of Object.values(WIDTHS))
        assert.deepEqual(await shiftsOf(browser, slow.address + PAGES[name], options), [], name);
  } finally {
    slow.close();
  }
});

scenario("the first view asks the API for nothing that came with the page", async (open) => {
  for (const path of ["/", "/articles?kind=lab&tag=%E6%8E%A8%E8%AB%96", "/articles/a01", "/sources"]) {
    const page = await open(path);
    const list = page.asked.filter((asked) => asked.startsWith("/api/v1/articles"));
    assert.deepEqual(list, [], path);
    if (path === "/sources") assert.ok(!page.asked.includes("/api/v1/sources"));
    await page.context().close();
  }
});

scenario("the keyboard alone leads from the list into an article and back", async (open) => {
  const page = await open("/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.matches(".lead .card-link"))) break;
  }
  await page.keyboard.press("Enter");
  await page.waitForSelector(".article-title");
  assert.match(page.url(), /\/articles\/a01$/);
  await page.waitForFunction(() => document.activeElement.matches("h1.article-title"), null, {
    timeout: 3000,
  });
  assert.match(await page.title(), /^小さなモデルが自分の誤りに気づく/);
  await page.goBack();
  await page.waitForSelector(".lead");
  assert.match(await page.title(), /^最新ニュース/);
});

scenario("filters stand in the address, keep the focus and survive a reload", async (open) => {
  const page = await open("/");
  await page.getByLabel("媒体の種類").focus();
  await page.getByLabel("媒体の種類").selectOption("lab");
  await page.waitForURL(/kind=lab/);
  await page.waitForFunction(() => document.querySelectorAll(".lead").length === 0);
  assert.equal(await page.evaluate(() => document.activeElement.id), "side-kind");
  await onlyShown(page, SOURCE_NAMES, "Hoshi Research");
  await page.reload({ waitUntil: "networkidle" });
  await onlyShown(page, SOURCE_NAMES, "Hoshi Research");
  await page.getByRole("link", { name: "すべて解除" }).click();
  await page.waitForSelector(".lead");
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, "/");
});

scenario("on a phone the filters rise in a sheet that keeps the focus and gives it back", async (open) => {
  const page = await open("/", WIDTHS[390]);
  const opener = page.getByRole("button", { name: "絞り込み" });
  await opener.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor();
  assert.ok(await page.evaluate(() => document.querySelector("dialog").contains(document.activeElement)));
  await page.getByRole("dialog").getByRole("link", { name: "最重要" }).click();
  await page.waitForURL(/min_importance=5/);
  assert.ok(await page.getByRole("dialog").isVisible());
  await page.keyboard.press("Escape");
  assert.ok(await page.evaluate(() => document.activeElement.matches(".filter-button")));
  await onlyShown(page, ".card .importance-word", "最重要");
});

scenario("もっと読む adds below, moves the focus to what is new and says how much", async (open) => {
  const page = await open("/");
  const before = await page.locator(".card").count();
  const more = page.getByRole("link", { name: "もっと読む" });
  const next = await more.getAttribute("href");
  await more.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((count) => document.querySelectorAll(".card").length > count, before);
  assert.equal(new URL(page.url()).pathname, "/");
  // The cards are painted first; focus and announcement follow.
  await page.waitForFunction(() => document.activeElement.closest(".card") !== null);
  assert.match(await page.locator("#live").innerText(), /件の記事を追加しました/);
  const other = await open(next);
  assert.ok(await other.getByText("一覧の途中から表示しています。").isVisible());
  assert.ok((await other.locator(".card").count()) > 0);
});

scenario("going back shows the same list at the same place", async (open) => {
  const page = await open("/");
  const before = await page.locator(".card").count();
  await page.getByRole("link", { name: "もっと読む" }).click();
  await page.waitForFunction((count) => document.querySelectorAll(".card").length > count, before);
  const target = page.locator(".card").nth(before + 4);
  await target.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => scrollY);
  await target.locator(".card-link").click();
  await page.waitForSelector(".article-title");
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.goBack();
  await page.waitForSelector(".card");
  await page.waitForFunction((y) => Math.abs(scrollY - y) < 5, place, { timeout: 3000 });
  assert.ok((await page.locator(".card").count()) > before);
});

scenario("the reading mode stands in the address", async (open) => {
  const page = await open("/articles/a01");
  const english = page.locator(".prose").getByText("Large models are good at catching their own errors.");
  assert.equal(await english.count(), 0);
  await page.getByRole("link", { name: "対訳" }).click();
  assert.match(page.url(), /\?view=both$/);
  assert.ok(await english.isVisible());
  await page.getByRole("link", { name: "原文", exact: true }).click();
  assert.equal(
    await page.locator("h1").innerText(),
    "Small models that notice their own mistakes: verifiers in the loop cut inference cost by 41%",
  );
  assert.equal(await page.locator(".prose p").first().getAttribute("lang"), "en");
  await page.reload({ waitUntil: "networkidle" });
  assert.ok(await english.isVisible());
});

scenario("one paragraph shows its original by key and by tap", async (open) => {
  const desk = await open("/articles/a01");
  const button = desk.getByRole("button", { name: "この段落の原文" }).first();
  await button.focus();
  await desk.keyboard.press("Enter");
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  assert.ok(await desk.locator(".unit-original").first().isVisible());
  const phone = await open("/articles/a01", WIDTHS[390]);
  await phone.getByText("考え方は単純だ。").tap();
  assert.ok(await phone.getByText("The idea is simple").isVisible());
  await phone.getByText("考え方は単純だ。").tap();
  assert.equal(await phone.getByText("The idea is simple").count(), 0);
});

scenario("a text kept in the original says why", async (open) => {
  const page = await open("/articles/a01");
  const kept = page.locator('.unit[data-status="original"]');
  assert.match(await kept.innerText(), /hundreds of billions[\s\S]*原文のまま掲載/);
});

scenario("the analysis shows word, axes, weights, reasons and evidence", async (open) => {
  const page = await open("/articles/a01");
  const text = await page.locator(".analysis").innerText();
  for (const part of [
    "最重要",
    "深度",
    "重み 40%",
    "関連度",
    "重み 30%",
    "実用性",
    "重み 20%",
    "革新性",
    "重み 10%",
  ])
    assert.ok(text.includes(part), part);
  assert.match(text, /重みとコードが公開され/);
  assert.match(text, /Weights and code are on our site\./);
  const unscored = await open("/articles/a07");
  assert.match(await unscored.locator(".analysis").innerText(), /未評価/);
});

scenario("a chosen theme holds over a reload without a flash", async (open) => {
  const page = await open("/", { ...WIDTHS[1280], colorScheme: "dark" });
  await page.getByRole("button", { name: /配色: 自動/ }).click();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "light");
  await page.reload({ waitUntil: "commit" });
  await page.waitForSelector("body");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "light");
  assert.equal(
    await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    "rgb(255, 255, 255)",
  );
});

scenario("code is copied as it was written", async (open) => {
  const page = await open("/articles/a01", {
    ...WIDTHS[1280],
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await page.locator(".code-copy").click();
  await page.getByText("コピーしました").waitFor();
  assert.match(
    await page.evaluate(() => navigator.clipboard.readText()),
    /^from hoshi import Model, Verifier\n\nmodel/,
  );
});

scenario("without scripts the list and the article can be read", async (open) => {
  const list = await open("/", { ...WIDTHS[390], javaScriptEnabled: false });
  await list
    .getByRole("link", { name: /小さなモデルが自分の誤りに気づく/ })
    .first()
    .click();
  await list.waitForURL(/\/articles\/a01$/);
  assert.ok(await list.getByText("考え方は単純だ。").isVisible());
});

scenario("an address that leads nowhere is a 404 that says so", async (open) => {
  for (const [path, heading] of [
    ["/articles/nothere", "この記事は見つかりません"],
    ["/nothing", "ページが見つかりません"],
  ]) {
    const page = await open(path);
    assert.equal(page.answer.status(), 404);
    assert.equal(await page.locator("h1").innerText(), heading);
    await page.context().close();
  }
});

scenario("what was opened is read without a network", async (open) => {
  const page = await open("/articles/a01", { ...WIDTHS[390], serviceWorkers: "allow" });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.reload({ waitUntil: "networkidle" });
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector("#app[data-live]");
  assert.match(await page.locator("h1").innerText(), /小さなモデル/);
  await page.goto(`${base}/articles/a02`);
  assert.match(await page.locator("h1").innerText(), /オフライン/);
});

scenario("あとで読む and 既読 stay on the device", async (open) => {
  const page = await open("/", WIDTHS[390]);
  await page.locator(".lead .save").click();
  await page.getByText("あとで読むに入れました").waitFor();
  await page.getByRole("link", { name: "あとで", exact: true }).click();
  await page.locator(".saved h2 a").click();
  await page.locator(".article-title").waitFor();
  await page.goto(`${base}/saved`);
  await page.getByText("あとで読む 1件・既読 1件").waitFor();
});

scenario("a paragraph is reported from where its original is shown", async (open) => {
  const page = await open("/articles/a01?view=both");
  await page.getByRole("button", { name: "誤訳を報告" }).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("どこがおかしいですか").fill("数が違います。");
  await sheet.getByRole("button", { name: "報告する" }).click();
  await sheet.getByText("報告を受け付けました").waitFor();
});

scenario("the front page shows the newest AI日報, which came with the page", async (open) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await open("/", { ...WIDTHS[1280], javaScriptEnabled });
    assert.ok((await page.locator(".teaser li").count()) > 0);
    assert.ok(!page.asked.includes("/api/v1/digests/daily"));
    await page.locator(".teaser a").click();
    await page.waitForURL(/\/digests\/daily\//);
  }
});

scenario("the title and the summary of an article are reported below its text", async (open) => {
  const page = await open("/articles/a01");
  await page.getByRole("button", { name: "要約の誤訳を報告" }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("どこがおかしいですか").fill("主語が違います。");
  await sheet.getByRole("button", { name: "報告する" }).click();
  await sheet.getByText("報告を受け付けました").waitFor();
});

scenario("a letter to the operator is sent, with scripts and without", async (open) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await open("/contact", { ...WIDTHS[390], javaScriptEnabled });
    await page.getByLabel("件名").fill("掲載について");
    await page.getByLabel("本文").fill("はじめまして。");
    await page.getByRole("button", { name: "送信する" }).click();
    await page.getByText("お問い合わせを受け付けました").waitFor();
    assert.match(page.url(), /\/contact\?sent=1$/);
    assert.deepEqual(page.faults, []);
  }
});

scenario("a narrowed feed's address is made, copied and answers", async (open) => {
  const page = await open("/rss", { ...WIDTHS[1280], permissions: ["clipboard-read", "clipboard-write"] });
  await page.getByLabel("重要度").selectOption("4");
  await page.getByLabel("媒体の種類").selectOption("lab");
  await page.getByLabel("形式").selectOption("atom");
  await page.waitForURL(/format=atom/);
  await page.getByRole("button", { name: "アドレスをコピー" }).click();
  await page.getByText("コピーしました").waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(address, `${base}/feeds/articles.atom?kind=lab&min_importance=4`);
  assert.equal((await page.request.get(address)).status(), 200);
  await page.reload({ waitUntil: "networkidle" });
  assert.equal(await page.locator(".feed-address").innerText(), address);
});

scenario("weights of one's own reorder the list and stand in the address", async (open) => {
  const page = await open("/");
  await page.getByText("重みを変える").click();
  await page.getByLabel("深度").fill("0");
  await page.waitForURL(/weights=depth%3A0/);
  await page.getByRole("button", { name: "標準の重みに戻す" }).click();
  await page.waitForURL((url) => url.search === "");
});

scenario("keys step through the list, open an article and show what they do", async (open) => {
  const page = await open("/");
  await page.keyboard.press("j");
  await page.waitForFunction(() => document.activeElement.closest(".lead") !== null);
  await page.keyboard.press("j");
  await page.waitForFunction(() => document.activeElement.closest(".beside-item") !== null);
  await page.keyboard.press("o");
  await page.waitForURL(/articles\/a/);
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("この一覧").waitFor();
});

scenario("a service that does not answer is said in Japanese, and trying again helps", async (open) => {
  const page = await open("/");
  await page.route("**/api/v1/articles/a02", (route) => route.abort());
  await page
    .getByRole("link", { name: /Kumo、社内文書/ })
    .first()
    .click();
  await page.getByText("サービスに接続できませんでした。").waitFor({ timeout: 8000 });
  await page.unroute("**/api/v1/articles/a02");
  await page.getByRole("button", { name: "もう一度試す" }).click();
  await page.locator(".article-title").waitFor();
});

scenario("on a phone everything that is pressed is 44 px high", async (open) => {
  for (const path of ["/", "/articles/a01", "/sources"]) {
    const page = await open(path, WIDTHS[390]);
    await page.evaluate(layOut);
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          "button, select, summary, .tag, .chip, .segment, .button, .way, nav a, .footer a",
        ),
      ]
        .filter((one) => one.checkVisibility({ opacityProperty: true }) && !one.matches(".peek"))
        .map((one) => ({
          name: one.className || one.textContent,
          height: one.getBoundingClientRect().height,
        }))
        .filter(({ height }) => height < 44),
    );
    assert.deepEqual(small, [], path);
    await page.context().close();
  }
});

scenario("a term is explained where it first stands, by key and by tap, and moves nothing", async (open) => {
  const desk = await open("/articles/a01");
  const term = desk.getByRole("button", { name: "パラメーター" });
  await term.waitFor();
  assert.equal(await desk.locator(".term").filter({ hasText: "パラメーター" }).count(), 1);
  await term.focus();
  await desk.keyboard.press("Enter");
  const card = desk.getByRole("note", { name: "用語: パラメーター" });
  await card.getByText("parameter").waitFor();
  await desk.locator('.term[aria-expanded="true"]').waitFor(); // told by `toggle`, a task after the card is shown
  assert.deepEqual(await axeFindings(desk), []);
  await desk.keyboard.press("Escape");
  assert.ok(await card.isHidden());
  assert.ok(await desk.evaluate(() => document.activeElement.matches(".term")));
  await desk.getByRole("link", { name: "原文", exact: true }).first().click();
  assert.equal(await desk.locator(".term").count(), 0);
  const phone = await open("/articles/a01", WIDTHS[390]);
  await phone.locator(".term").first().tap();
  await phone.locator(".term-card:popover-open").waitFor();
  const { left, right } = await phone
    .locator(".term-card:popover-open")
    .evaluate((one) => one.getBoundingClientRect());
  assert.ok(left >= 0 && right <= 390, `${left} to ${right}`);
  assert.equal(
    await phone.locator(".unit-original").count(),
    0,
    "the tap is the term's, not the paragraph's",
  );
  await phone.locator(".term").first().tap();
  assert.equal(await phone.locator(".term-card:popover-open").count(), 0);
  assert.ok((await phone.evaluate(() => window.shift)) < 0.001);
});

scenario("a search whose words find nothing shows what is near in meaning, set apart", async (open) => {
  const page = await open(PAGES["search near in meaning"]);
  const near = page.getByRole("region", { name: "意味の近い記事" });
  assert.ok((await near.getByRole("article").count()) > 0);
  assert.equal(await page.getByRole("article").count(), await near.getByRole("article").count());
  await near.getByRole("link").first().click();
  await page.waitForURL("**/articles/*");
});

scenario("search offers names and headlines while a reader types, by arrow keys", async (open) => {
  const page = await open("/search");
  const field = page.getByRole("searchbox", { name: "探す言葉" });
  await field.pressSequentially("Kumo");
  const box = page.getByRole("combobox", { name: "探す言葉" });
  await page.getByRole("option").first().waitFor();
  assert.equal(await box.getAttribute("aria-expanded"), "true");
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press("ArrowDown");
  // The field is told after the next paint.
  await page.locator("[role=combobox][aria-activedescendant]").waitFor();
  const chosen = await box.getAttribute("aria-activedescendant");
  assert.equal(await page.locator(`[id="${chosen}"]`).getAttribute("aria-selected"), "true");
  await page.keyboard.press("Escape");
  await page.getByRole("listbox").waitFor({ state: "detached" });
  await box.pressSequentially("、社内");
  await page
    .getByRole("option", { name: /社内文書を外に出さない/ })
    .first()
    .click();
  await page.waitForURL(/articles\/a02$/);
});

scenario("nothing that a source wrote is run", async (open) => {
  for (const path of ["/articles/hostile", "/articles?tag=%22%3E%3Csvg%20onload%3Dwindow.hit%3D1%3E"]) {
    const page = await open(path);
    await page.locator("h1").waitFor();
    assert.ok(await page.getByText("<img src=x onerror=window.hit=1>").first().isVisible());
    for (const link of await page.locator("main a").all())
      assert.match(await link.evaluate((one) => one.href), /^https?:/);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.deepEqual(await page.evaluate(() => window.violations), []);
    await page.context().close();
  }
});

scenario("at 400 % zoom nothing scrolls sideways", async (open) => {
  for (const path of ["/", "/articles/a01", "/sources"]) {
    const page = await open(path, { viewport: { width: 320, height: 256 } });
    const across = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(across <= 0, `${path}: ${across}`);
    await page.context().close();
  }
});

/** Most of the time goes by waiting, so a few run side by side. */
const AT_ONCE = 3;

async function outcome(run) {
  const contexts = [];
  try {
    await run((path, options) => openPage(contexts, path, options));
    return null;
  } catch (error) {
    return String(error?.stack ?? error).slice(0, 3000);
  } finally {
    for (const context of contexts) await context.close();
  }
}

const found = {};
const waiting = [...scenarios];
async function work() {
  for (let next = waiting.shift(); next; next = waiting.shift()) found[next[0]] = await outcome(next[1]);
}
await Promise.all(Array.from({ length: AT_ONCE }, work));
await browser.close();
console.log(JSON.stringify(found));
