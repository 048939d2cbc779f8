import { SITE_NAME } from "../lib/site";

/** Five bars that rise and fall: the importance meter, and an A. */
export function Logo() {
  return (
    <span class="logo">
      <svg class="logo-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="7" />
        <path d="M5.5 21h3v5h-3zM10 15.5h3V26h-3zM14.5 6h3v20h-3zM19 15.5h3V26h-3zM23.5 21h3v5h-3z" />
      </svg>
      <span class="logo-name">{SITE_NAME}</span>
    </span>
  );
}
