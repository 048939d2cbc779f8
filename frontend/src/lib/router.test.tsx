import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it } from "vitest";
import { go, Link, usePath, useSearch } from "./router";

function Shown() {
  return (
    <p>
      {usePath()}|{useSearch()}
      <Link href="/b?x=1">to b</Link>
    </p>
  );
}

afterEach(() => history.replaceState(null, "", "/"));

function drawn(): HTMLElement {
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  act(() => render(<Shown />, root));
  return root;
}

it("a change of address is drawn", () => {
  const root = drawn();
  act(() => go("/a?y=2"));
  expect(root.textContent).toContain("/a|y=2");
});

it("a click follows a link, one with a modifier is the browser's", () => {
  const root = drawn();
  const link = root.querySelector("a") as HTMLAnchorElement;
  act(() => link.click());
  expect(root.textContent).toContain("/b|x=1");
  const other = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true });
  link.addEventListener("click", (event) => event.preventDefault(), { once: true, capture: true });
  go("/c");
  act(() => {
    link.dispatchEvent(other);
  });
  expect(location.pathname).toBe("/c");
});

it("going back is drawn too", () => {
  const root = drawn();
  act(() => {
    history.replaceState(null, "", "/back");
    dispatchEvent(new PopStateEvent("popstate"));
  });
  expect(root.textContent).toContain("/back");
});
