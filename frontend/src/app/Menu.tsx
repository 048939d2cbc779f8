import { useState } from "preact/hooks";
import { isHere } from "../lib/paths";
import { usePath } from "../lib/router";
import { openSheet } from "../lib/sheets";
import { chooseTextSize, chooseTheme, currentTextSize, currentTheme, TEXT_SIZES, THEMES } from "../lib/theme";
import { comfortText } from "../text/comfort";
import { ja } from "../text/ja";
import { Options } from "../ui/Options";
import { Sheet } from "../ui/Sheet";
import { GROUPS } from "./places";
import type { SheetProps } from "./Sheets";

/** Every page, and how the site looks. */
export function Menu({ close }: SheetProps) {
  const path = usePath();
  return (
    <Sheet title={ja.site.menu} close={close}>
      <nav class="menu" aria-label={ja.site.menu}>
        {GROUPS.map(({ title, places }) => (
          <section key={title}>
            <h3 class="menu-title">{title}</h3>
            <ul>
              {places.map(({ href, text }) => (
                <li key={href}>
                  <a
                    href={href}
                    class="menu-link"
                    onClick={close}
                    aria-current={isHere(href, path) ? "page" : undefined}
                  >
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <Display />
      <button type="button" class="button button-wide menu-keys" onClick={() => openSheet("keys")}>
        {comfortText.keys.open}
      </button>
    </Sheet>
  );
}

function Display() {
  const [theme, setTheme] = useState(currentTheme);
  const [size, setSize] = useState(currentTextSize);
  return (
    <section class="display">
      <h3 class="menu-title">{comfortText.display}</h3>
      <Options
        label={comfortText.theme.label}
        values={THEMES}
        names={comfortText.theme}
        chosen={theme}
        choose={(value) => {
          chooseTheme(value);
          setTheme(value);
        }}
      />
      <Options
        label={comfortText.size.label}
        values={TEXT_SIZES}
        names={comfortText.size}
        chosen={size}
        choose={(value) => {
          chooseTextSize(value);
          setSize(value);
        }}
      />
    </section>
  );
}
