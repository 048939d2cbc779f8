import { render } from "preact";
import { expect, it, vi } from "vitest";
import { lazily } from "./lazily";

function root(): HTMLElement {
  const made = document.createElement("div");
  document.body.replaceChildren(made);
  return made;
}

const page = () => lazily(() => Promise.resolve(() => <p>here</p>));

it("a page is drawn when its code has come", async () => {
  const Page = page();
  const shown = root();
  render(<Page params={{}} />, shown);
  await vi.waitFor(() => expect(shown.textContent).toBe("here"));
});

it("a page whose code comes between its first drawing and that drawing's effects is drawn too", async () => {
  const Page = page();
  const shown = root();
  render(<Page params={{}} />, shown);
  await Page.ready();
  expect(shown.textContent).toBe("");
  await vi.waitFor(() => expect(shown.textContent).toBe("here"));
});

it("a page that is there already is drawn at once", async () => {
  const Page = page();
  await Page.ready();
  const shown = root();
  render(<Page params={{}} />, shown);
  expect(shown.textContent).toBe("here");
});
