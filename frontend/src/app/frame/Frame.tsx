import type { ComponentChildren } from "preact";
import { LIVE_REGION } from "../../lib/announce";
import { ja } from "../../text/ja";
import { PAGE } from "../App";
import { SHEETS } from "../Sheets";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { TabBar } from "./TabBar";

export function Frame({ children }: { children: ComponentChildren }) {
  return (
    <>
      <a class="skip" href="#main">
        {ja.site.skip}
      </a>
      <Header />
      <main id="main" class="main" tabIndex={-1}>
        <div id={PAGE}>{children}</div>
      </main>
      <Footer />
      <TabBar />
      <div id={SHEETS} />
      <div id={LIVE_REGION} class="sr-only" role="status" aria-live="polite" />
    </>
  );
}
