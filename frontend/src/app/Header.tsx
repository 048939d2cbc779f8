import { Link, useLocation } from "wouter-preact";
import { paths } from "../lib/paths";
import { ja } from "../text/ja";
import { Logo } from "../ui/Logo";
import { ThemeButton } from "./ThemeButton";

const PLACES = [
  { href: paths.home, text: ja.pages.articles },
  { href: paths.sources, text: ja.pages.sources },
  { href: paths.about, text: ja.pages.aboutShort },
];

export function Header() {
  const [path] = useLocation();
  return (
    <header class="header">
      <div class="header-inside">
        <Link href={paths.home} class="header-home">
          <Logo />
        </Link>
        <nav class="header-nav" aria-label={ja.site.nav}>
          <ul>
            {PLACES.map(({ href, text }) => (
              <li key={href}>
                <Link href={href} class="header-link" aria-current={isHere(href, path) ? "page" : undefined}>
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <ThemeButton />
      </div>
    </header>
  );
}

function isHere(href: string, path: string): boolean {
  return href === path || (href === paths.home && path === paths.articles);
}
