import "./styles/index.css";
import { render } from "preact";
import { keepPageData } from "./api/page-data";
import { App, pageReady } from "./app/App";

const root = document.getElementById("app");
if (root === null) throw new Error("the page has no #app");

keepPageData(document);

// The service wrote the readable page in here for those without scripts. It stays until ours can take its place within
// one frame, so nothing flashes.
await pageReady(location.pathname);
root.replaceChildren();
render(<App />, root);
