import { ja } from "../../text/ja";
import { Logo } from "../../ui/Logo";
import { GROUPS, PROGRAMS } from "../places";

export function Footer() {
  return (
    <footer class="footer" id="footer">
      <div class="footer-inside">
        <div class="footer-about">
          <Logo />
          <p class="footer-text">{ja.site.description}</p>
        </div>
        <nav class="footer-groups" aria-label={ja.site.footerNav}>
          {[...GROUPS, PROGRAMS].map(({ title, places }) => (
            <section key={title}>
              <h2 class="footer-title">{title}</h2>
              <ul>
                {places.map(({ href, text }) => (
                  <li key={href}>
                    <a href={href}>{text}</a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        <p class="quiet footer-rights">{ja.site.rights}</p>
      </div>
    </footer>
  );
}
