/**
 * Inline HTML of the allow-list as nodes that Preact makes itself.
 *
 * The server has sanitised it already; this second wall means that a mistake there cannot run a script here. The text is
 * parsed in an inert document (nothing loads, nothing runs) and only what is listed below is copied. It does not keep
 * any attribute save a link's address and the class of a formula.
 */
import { type ComponentChildren, Fragment, h } from "preact";

const PLAIN = new Set(["em", "strong", "code", "sub", "sup", "del", "br"]);
const DROPPED = new Set(["script", "style", "template", "iframe", "object", "noscript", "svg", "math"]);

const cache = new Map<string, ComponentChildren>();
const CACHE_LIMIT = 2000;

export function richText(html: string): ComponentChildren {
  const known = cache.get(html);
  if (known !== undefined) return known;
  const made = /[<&]/.test(html) ? nodes(parse(html)) : html;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(html, made);
  return made;
}

/** The same without markup, for titles, labels and the clipboard. */
export function plainText(html: string): string {
  return /[<&]/.test(html) ? (parse(html).textContent ?? "") : html;
}

function parse(html: string): HTMLElement {
  return new DOMParser().parseFromString(html, "text/html").body;
}

function nodes(parent: Node): ComponentChildren {
  return Array.from(parent.childNodes, node);
}

function node(from: Node): ComponentChildren {
  if (from.nodeType === Node.TEXT_NODE) return from.textContent;
  if (!(from instanceof Element)) return null;
  const name = from.localName;
  if (DROPPED.has(name)) return null;
  if (name === "br") return h("br", null);
  if (PLAIN.has(name)) return h(name, null, nodes(from));
  if (name === "a") return link(from);
  if (name === "span" && from.className === "math") return h("span", { class: "math" }, from.textContent);
  return h(Fragment, null, nodes(from));
}

function link(from: Element): ComponentChildren {
  const href = safeUrl(from.getAttribute("href"));
  return href === null
    ? h(Fragment, null, nodes(from))
    : h("a", { href, rel: "noopener noreferrer nofollow", target: "_blank" }, nodes(from));
}

/** The address if it is absolute and of the web, else null. `javascript:` hidden by tabs or case does not pass. */
export function safeUrl(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}
