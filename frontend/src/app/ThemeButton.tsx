import { useState } from "preact/hooks";
import { announce } from "../lib/announce";
import { chooseTheme, currentTheme, nextTheme } from "../lib/theme";
import { ja } from "../text/ja";
import { Icon } from "../ui/Icon";

const ICONS = { auto: "auto", light: "sun", dark: "moon" } as const;

/** System → light → dark. */
export function ThemeButton() {
  const [theme, setTheme] = useState(currentTheme);
  const change = () => {
    const next = nextTheme(theme);
    chooseTheme(next);
    setTheme(next);
    announce(ja.theme[next]);
  };
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={ja.theme[theme] + ja.theme.change}
      title={ja.theme[theme]}
      onClick={change}
    >
      <Icon name={ICONS[theme]} />
    </button>
  );
}
