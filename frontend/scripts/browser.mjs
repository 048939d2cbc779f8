/** Debian's chromium, driven by playwright-core; AAINEWS_CHROMIUM names another one. It asks for nothing by itself. */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PLACES = [
  process.env.AAINEWS_CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

export const WIDTHS = {
  390: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  1280: { viewport: { width: 1280, height: 900 } },
};

/** Lays out what lies below a phone's screen, whose height is an estimate until it comes near. Runs in the page. */
export function layOut() {
  for (const one of document.querySelectorAll("*"))
    if (getComputedStyle(one).contentVisibility === "auto") one.style.contentVisibility = "visible";
}

export function openBrowser() {
  const executablePath = PLACES.find((place) => place && existsSync(place));
  if (!executablePath) throw new Error("no chromium found; set AAINEWS_CHROMIUM");
  return chromium.launch({
    executablePath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
}
