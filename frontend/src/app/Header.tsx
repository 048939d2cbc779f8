import { paths } from "../lib/paths";
import { Link, usePath } from "../lib/router";
import { openSheet } from "../lib/sheets";
import { ja } from "../text/ja";
import { Icon } from "../ui/Icon";
import { Logo } from "../ui/Logo";
import { ASIDE, HEADER, isHere } from "./places";
import { ThemeButton } from "./ThemeButton";

export function Header() {
  const path = usePath();
  return (
    <header class="header">
      <div class="header-inside">
        <Link href={paths.home} class="header-home">
          <Logo />
        </Link>
        <nav class="header-nav" aria-label={ja.site.nav}>
          <ul>
            {HEADER.map(({ href, text }) => (
              <li key={href}>
                <Link href={href} class="header-link" aria-current={isHere(href, path) ? "page" : undefined}>
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div class="header-aside">
          {ASIDE.map(({ href, text, icon }) => (
            <Link key={href} href={href} class="icon-button" aria-label={text} title={text}>
              {icon !== undefined && <Icon name={icon} />}
            </Link>
          ))}
          <ThemeButton />
          <button
            type="button"
            class="icon-button header-menu"
            aria-label={ja.site.menu}
            title={ja.site.menu}
            aria-haspopup="dialog"
            onClick={() => openSheet("menu")}
          >
            <Icon name="menu" />
          </button>
        </div>
      </div>
    </header>
  );
}
