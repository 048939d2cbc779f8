/**
 * The operator's own text as nodes that Preact makes itself: blocks of an allow-list, parsed in an inert document. The
 * server has sanitised it already. No attribute is kept save a link's address and that code is reached by the keyboard.
 */
import { type ComponentChildren, Fragment, h } from "preact";

const KEPT = new Set(
  "p h2 h3 h4 ul ol li blockquote pre hr table thead tbody tr th td em strong code br".split(" "),
);
const DROPPED = new Set(["script", "style", "template", "iframe", "object", "noscript", "svg", "math"]);
const LINKS = /^(https?:|mailto:|tel:|\/(?!\/)|#)/i;

export function blockText(html: string): ComponentChildren {
  return nodes(new DOMParser().parseFromString(html, "text/html").body);
}

function nodes(parent: Node): ComponentChildren[] {
  return Array.from(parent.childNodes, node);
}

function node(from: Node): ComponentChildren {
  if (from.nodeType === Node.TEXT_NODE) return from.textContent;
  if (!(from instanceof Element) || DROPPED.has(from.localName)) return null;
  const name = from.localName;
  if (name === "a") {
    const href = from.getAttribute("href")?.trim() ?? "";
    return LINKS.test(href) ? h("a", { href }, nodes(from)) : h(Fragment, null, nodes(from));
  }
  if (!KEPT.has(name)) return h(Fragment, null, nodes(from));
  return h(name, name === "pre" ? { tabIndex: 0 } : null, nodes(from));
}
