import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, it } from "vitest";
import { go, usePath, useSearch } from "./router";

function Shown() {
  return (
    <p>
      {usePath()}|{useSearch()}
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

it("going back is drawn too", () => {
  const root = drawn();
  act(() => {
    history.replaceState(null, "", "/back");
    dispatchEvent(new PopStateEvent("popstate"));
  });
  expect(root.textContent).toContain("/back");
});
