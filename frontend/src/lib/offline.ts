/** Reading without a network: `public/sw.js` keeps what was opened. */
import { store, stored } from "./device";

const ASKED = "daily-asked";
const EVERY = 3600_000;

/** Starts the worker once the page stands, and has it fetch today's 日報 ahead, at most once an hour. */
export function readOffline(): void {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  navigator.serviceWorker
    .register("/sw.js")
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => {
      if (Date.now() - Number(stored(ASKED) ?? 0) < EVERY) return;
      store(ASKED, String(Date.now()));
      active?.postMessage("daily");
    })
    .catch(() => undefined); // A browser that refuses workers reads on the net.
}
