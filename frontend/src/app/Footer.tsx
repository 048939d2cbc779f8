import { Link } from "wouter-preact";
import { paths } from "../lib/paths";
import { ja } from "../text/ja";
import { Logo } from "../ui/Logo";

export function Footer() {
  return (
    <footer class="footer">
      <div class="footer-inside">
        <div>
          <Logo />
          <p class="footer-text">{ja.site.description}</p>
        </div>
        <nav aria-label={ja.site.footerNav}>
          <ul class="footer-links">
            <li>
              <Link href={paths.home}>{ja.pages.articles}</Link>
            </li>
            <li>
              <Link href={paths.sources}>{ja.pages.sources}</Link>
            </li>
            <li>
              <Link href={paths.about}>{ja.pages.about}</Link>
            </li>
            <li>
              <a href={paths.feed}>{ja.pages.feed}</a>
            </li>
            <li>
              <a href={paths.api}>{ja.pages.api}</a>
            </li>
          </ul>
        </nav>
        <p class="quiet footer-rights">{ja.site.rights}</p>
      </div>
    </footer>
  );
}
