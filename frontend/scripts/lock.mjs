// npm run lock: writes package-lock.json without any address. `.npmrc` leaves the registry's out; what is left are
// funding links, which npm does not need for installing.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const LOCK = "package-lock.json";
execFileSync("npm", ["install", "--package-lock-only"], { stdio: "inherit" });
const lock = JSON.parse(readFileSync(LOCK, "utf8"));
for (const entry of Object.values(lock.packages)) delete entry.funding;
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
if (/https?:\/\//.test(readFileSync(LOCK, "utf8"))) throw new Error(`${LOCK} names a host`);
