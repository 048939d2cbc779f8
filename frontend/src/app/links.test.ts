import { beforeAll, beforeEach, expect, it } from "vitest";
import { staysHere } from "../lib/still";
import { followLinks, isOurs } from "./links";

beforeAll(followLinks);
beforeEach(() => history.replaceState(null, "", "/"));

function drawn(html: string): HTMLAnchorElement {
  document.body.innerHTML = html;
  return document.querySelector("a") as HTMLAnchorElement;
}

/** Clicks inside the link; returns whether the browser was left to follow it. */
function clicked(html: string): boolean {
  const inside = drawn(html).firstElementChild as Element;
  return inside.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
}

it("a click on a link to a page of ours changes the page in place", () => {
  expect(clicked('<a href="/articles/a1?view=both"><b>x</b></a>')).toBe(false);
  expect(location.pathname + location.search).toBe("/articles/a1?view=both");
  expect(staysHere()).toBe(false);
});

it("a link marked data-still leaves the reader where they are", () => {
  expect(clicked('<a href="/articles?tag=RAG" data-still><b>x</b></a>')).toBe(false);
  expect(staysHere()).toBe(true);
});

it.each([
  ["a page", '<a href="/digests/daily">x</a>', true],
  ["an answer of the service", '<a href="/feeds/articles.rss">x</a>', false],
  ["another site", '<a href="https://example.com/articles">x</a>', false],
  ["another window", '<a href="/articles" target="_blank">x</a>', false],
  ["a place within a page", '<a href="/articles#main">x</a>', false],
])("%s", (_, html, ours) => expect(isOurs(drawn(html))).toBe(ours));
