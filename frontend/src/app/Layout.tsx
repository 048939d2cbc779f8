import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { LIVE_REGION } from "../lib/announce";
import { ja } from "../text/ja";
import { aheadOfClicks } from "./ahead";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { Sheets } from "./Sheets";
import { TabBar } from "./TabBar";

export function Layout({ children }: { children: ComponentChildren }) {
  useEffect(aheadOfClicks, []);
  useEffect(followKeys, []);
  return (
    <>
      <a class="skip" href="#main">
        {ja.site.skip}
      </a>
      <Header />
      <main id="main" class="main" tabIndex={-1}>
        {children}
      </main>
      <Footer />
      <TabBar />
      <Sheets />
      <div id={LIVE_REGION} class="sr-only" role="status" aria-live="polite" />
    </>
  );
}

/** What keys do is fetched with the first one that is pressed: most readers touch or point. */
function followKeys(): () => void {
  const pressed = (event: KeyboardEvent) => {
    import("./keys").then(
      (keys) => keys.pressed(event),
      () => undefined,
    );
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
