// node trial.mjs BASE_URL ADMIN_KEY [FOLDER_FOR_PICTURES]
//
// A day with the site, as docs/trial.md tells it: a new reader on a phone, then the operator. Every step asserts what it
// came for; with a folder each leaves a small picture there.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser, WIDTHS } from "../../frontend/scripts/browser.mjs";

const [base, key, folder] = process.argv.slice(2);
if (folder) await mkdir(folder, { recursive: true });
const browser = await openBrowser();
const reader = await browser.newContext({
  locale: "ja-JP",
  serviceWorkers: "block",
  permissions: ["clipboard-read", "clipboard-write"],
  ...WIDTHS[390],
});
const page = await reader.newPage();
page.setDefaultTimeout(60_000);

async function picture(shown, name) {
  if (!folder) return;
  await shown.screenshot({ path: join(folder, `${name}.jpg`), type: "jpeg", quality: 60, scale: "css" });
  console.log(`${name}.jpg`);
}

// 1. Today's three most important stories.
await page.goto(base, { waitUntil: "networkidle" });
await page.waitForSelector("#app[data-live]");
assert.match(await page.locator(".lead-title").innerText(), /小さなモデルが自分の誤りに気づく/);
await page.getByRole("link", { name: "重要な順" }).first().tap();
await page.waitForURL(/sort=importance/);
const three = await page
  .locator(".card-title")
  .evaluateAll((all) => all.slice(0, 3).map((one) => one.textContent));
assert.equal(three.length, 3);
assert.match(three[0], /小さなモデルが自分の誤りに気づく/);
await page.evaluate(() => scrollTo(0, 0));
await picture(page, "1-important");

// 2. One of them in both languages.
await page.locator(".card-link").first().tap();
await page.waitForSelector(".article-title");
await page.locator(".dock").getByRole("link", { name: "対訳" }).tap();
await page.waitForURL(/view=both/);
const english = page.locator(".unit-original").first();
await english.scrollIntoViewIfNeeded();
assert.match(await english.textContent(), /Large models are good at catching their own errors/);
await picture(page, "2-both");

// 3. All on Anthropic in the last week.
await page.goto(`${base}/companies/anthropic`, { waitUntil: "networkidle" });
await page.waitForSelector("#app[data-live]");
await page.getByRole("link", { name: "すべての記事を見る" }).tap();
await page.waitForURL(/company=anthropic/);
await page.locator(".filter-button").tap();
await page.getByRole("dialog").getByLabel("期間").selectOption({ label: "この7日" });
await page.waitForURL(/since=/);
await page.getByRole("dialog").getByRole("button", { name: "記事を見る" }).tap();
await page.waitForFunction(
  () => document.querySelectorAll(".listing-main:not([aria-busy='true']) .card").length > 0,
);
const narrowed = new URL(page.url()).searchParams;
const answer = await (await page.request.get(`${base}/api/v1/articles?${narrowed}`)).json();
const week = Date.now() - 8 * 24 * 3600_000;
assert.ok(answer.items.length > 0);
assert.ok(answer.items.every((one) => Date.parse(one.published_at ?? one.first_published_at) > week));
assert.equal(await page.locator(".card").count(), answer.items.length);
await picture(page, "3-anthropic");

// 4. A feed of it.
await page.goto(`${base}/rss`, { waitUntil: "networkidle" });
await page.waitForSelector("#app[data-live]");
await page.getByLabel("企業").selectOption("anthropic");
await page.getByLabel("重要度").selectOption("3");
await page.waitForURL(/min_importance=3/);
await page.getByRole("button", { name: "アドレスをコピー" }).tap();
await page.getByText("コピーしました").waitFor();
const feed = await page.evaluate(() => navigator.clipboard.readText());
assert.equal(feed, `${base}/feeds/articles.rss?company=anthropic&min_importance=3`);
assert.match(await (await page.request.get(feed)).text(), /<rss /);
await picture(page, "4-feed");

// 5. A search.
await page.goto(`${base}/search`, { waitUntil: "networkidle" });
await page.waitForSelector("#app[data-live]");
await page.getByLabel("探す言葉").pressSequentially("推論");
await page.getByRole("option").first().waitFor();
await picture(page, "5-suggestions");
await page.keyboard.press("Enter");
await page.waitForURL(/q=/);
await page.waitForSelector(".card mark");
assert.equal(await page.getByRole("listbox").count(), 0, "the suggestions are gone");
assert.match(await page.locator(".card mark").first().innerText(), /推論/);
await picture(page, "5-search");

// 6. A mistranslation is reported.
await page.goto(`${base}/articles/a01?view=both`, { waitUntil: "networkidle" });
await page.waitForSelector("#app[data-live]");
await page.getByRole("button", { name: "誤訳を報告" }).first().tap();
const sheet = page.getByRole("dialog");
await sheet
  .getByLabel("どこがおかしいですか")
  .fill("「定番の対策」より「よくある対策」のほうが原文に近いです。");
const better =
  "大きなモデルは自分の誤りを見つけるのが得意だ。小さなモデルはそうではなく、64 個の解答を生成して多数決を取るというよくある対策は、より大きなモデルを使うより高くつく。";
await sheet.getByLabel("こう直すとよい").fill(better);
await picture(page, "6-report");
await sheet.getByRole("button", { name: "報告する" }).tap();
await sheet.getByText("報告を受け付けました").waitFor();

// 7. The operator sees it and takes it over.
const office = await (
  await browser.newContext({ locale: "ja-JP", serviceWorkers: "block", ...WIDTHS[1280] })
).newPage();
office.setDefaultTimeout(60_000);
await office.goto(`${base}/admin`, { waitUntil: "networkidle" });
await office.waitForSelector("#app[data-live]");
await office.getByLabel("運営の鍵").fill(key);
await office.getByRole("button", { name: "入る" }).click();
await office.getByRole("link", { name: "便り" }).click();
await office.getByText("「よくある対策」のほうが原文に近いです").waitFor();
await picture(office, "7-letters");
await office.getByRole("button", { name: "この提案を公開して済みにする" }).click();
await office.waitForFunction(() => !document.body.innerText.includes("原文に近いです"));

// 8. The reader sees it corrected: pages are at most a second behind.
await page.waitForTimeout(1000);
await page.goto(`${base}/articles/a01`, { waitUntil: "networkidle" });
await page.getByText("というよくある対策は").waitFor();
await page.getByText("というよくある対策は").scrollIntoViewIfNeeded();
await picture(page, "8-corrected");
await browser.close();
console.log("all steps done");
