import { render } from "preact";
import { describe, expect, it } from "vitest";
import { blockText } from "./blocktext";

function drawn(html: string): string {
  const root = document.createElement("div");
  render(blockText(html), root);
  return root.innerHTML;
}

describe("blockText", () => {
  it("keeps blocks and the addresses of links", () => {
    const html = '<h2>何</h2><p>a <a href="/contact">b</a> <strong>c</strong></p><ul><li>d</li></ul>';
    expect(drawn(html)).toBe(html);
  });

  it.each([
    ["<script>x()</script><p>a</p>", "<p>a</p>"],
    ['<p onclick="x()" style="color:red">a</p>', "<p>a</p>"],
    ['<p><a href="javascript:x()">a</a></p>', "<p>a</p>"],
    ['<p><a href=" java\tscript:x()">a</a></p>', "<p>a</p>"],
    ['<p><a href="//evil.example">a</a></p>', "<p>a</p>"],
    ["<img src=x onerror=x()><div>a</div>", "a"],
    ['<svg><a href="/x">a</a></svg>', ""],
  ])("%s", (html, safe) => expect(drawn(html)).toBe(safe));
});
