import { paths } from "../../lib/paths";
import { THEMES } from "../../lib/theme";
import { ja } from "../../text/ja";
import { Icon } from "../../ui/Icon";
import { Logo } from "../../ui/Logo";
import { ASIDE, HEADER } from "../places";

export function Header() {
  return (
    <header class="header">
      <div class="header-inside">
        <a href={paths.home} class="header-home">
          <Logo />
        </a>
        <nav class="header-nav" aria-label={ja.site.nav}>
          <ul>
            {HEADER.map(({ href, text }) => (
              <li key={href}>
                <a href={href} class="header-link">
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div class="header-aside">
          {ASIDE.map(({ href, text, icon }) => (
            <a key={href} href={href} class="icon-button" aria-label={text} title={text}>
              {icon !== undefined && <Icon name={icon} />}
            </a>
          ))}
          <ThemeButton />
          <button
            type="button"
            class="icon-button header-menu"
            aria-label={ja.site.menu}
            title={ja.site.menu}
            aria-haspopup="dialog"
            data-sheet="menu"
          >
            <Icon name="menu" />
          </button>
        </div>
      </div>
    </header>
  );
}

const ICONS = { auto: "auto", light: "sun", dark: "moon" } as const;

/** System → light → dark. It holds the icon of each; the stylesheet shows the one that is chosen. */
function ThemeButton() {
  return (
    <button
      type="button"
      class="icon-button theme-button"
      aria-label={ja.theme.auto + ja.theme.change}
      title={ja.theme.auto}
    >
      {THEMES.map((theme) => (
        <span key={theme} class={`theme-${theme}`}>
          <Icon name={ICONS[theme]} />
        </span>
      ))}
    </button>
  );
}
