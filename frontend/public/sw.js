// Reading without a network: what was opened, and today's 日報. Nothing of the operator's pages is kept.
const ASSETS = "assets-1";
const PAGES = "pages-1";
const ANSWERS = "answers-1";
/** So many pages and answers are kept; the oldest go first. */
const KEPT = 80;
/** Longer than this nobody waits for the network while a kept page is at hand. */
const PATIENCE = 4000;
const DAILY = ["/digests/daily", "/api/v1/digests/daily/latest"];

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener("activate", (event) => {
  const known = [ASSETS, PAGES, ANSWERS];
  const clean = caches
    .keys()
    .then((names) =>
      Promise.all(names.filter((name) => !known.includes(name)).map((name) => caches.delete(name))),
    );
  event.waitUntil(clean.then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/assets/")) event.respondWith(cacheFirst(request));
  else if (url.pathname === "/favicon.svg") event.respondWith(networkFirst(request, ASSETS));
  else if (isAnswer(url)) event.respondWith(networkFirst(request, ANSWERS));
  else if (request.mode === "navigate" && isPage(url)) event.respondWith(networkFirst(request, PAGES));
});

/** The site asks for this now and then: today's edition is fetched before it is wanted. */
self.addEventListener("message", (event) => {
  if (event.data === "daily") event.waitUntil(Promise.all(DAILY.map(keepAhead)));
});

function isAnswer(url) {
  return /^\/api\/v1\/(articles|digests|stories|search|videos|tools|trends|companies|sources|tags)/.test(
    url.pathname,
  );
}

function isPage(url) {
  return !/^\/(admin|api|feeds|og|icons)(\/|$)/.test(url.pathname);
}

async function cacheFirst(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await keep(ASSETS, request, answer.clone());
  return answer;
}

async function networkFirst(request, name) {
  const asked = fetch(request).then(async (answer) => {
    if (answer.ok) await keep(name, request, answer.clone());
    return answer;
  });
  const kept = await caches.match(request, { ignoreVary: true });
  if (!kept) return asked.catch(() => (name === PAGES ? offline() : Response.error()));
  asked.catch(() => undefined);
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE));
  return Promise.race([asked.catch(() => kept), late]);
}

async function keep(name, request, answer) {
  const cache = await caches.open(name);
  await cache.delete(request, { ignoreVary: true }); // so that it counts as the newest
  await cache.put(request, answer);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - KEPT)).map((key) => cache.delete(key)));
}

async function keepAhead(path) {
  try {
    const answer = await fetch(path);
    if (answer.ok) await keep(path.startsWith("/api/") ? ANSWERS : PAGES, new Request(path), answer);
  } catch {
    // Without a network there is nothing to fetch ahead.
  }
}

/** A page that was never opened: the front page's frame if it is there, else a few words. */
async function offline() {
  const words = "オフラインです。前に開いたページは読めます。";
  const body = `<!doctype html><html lang="ja"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>オフライン</title><h1>${words}</h1><p><a href="/">最新ニュース</a></p></html>`;
  return new Response(body, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
