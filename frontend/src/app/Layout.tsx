import type { ComponentChildren } from "preact";
import { LIVE_REGION } from "../lib/announce";
import { ja } from "../text/ja";
import { Footer } from "./Footer";
import { Header } from "./Header";

export function Layout({ children }: { children: ComponentChildren }) {
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
      <div id={LIVE_REGION} class="sr-only" role="status" aria-live="polite" />
    </>
  );
}
