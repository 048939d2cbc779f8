import { Link, usePath } from "../lib/router";
import { openSheet } from "../lib/sheets";
import { ja } from "../text/ja";
import { Icon } from "../ui/Icon";
import { isHere, TABS } from "./places";

/** The main places in the thumb's reach on a phone. A page with tools of its own lays its dock over it. */
export function TabBar() {
  const path = usePath();
  return (
    <nav class="tabs" aria-label={ja.site.tabs}>
      {TABS.map(({ href, text, short, icon }) => (
        <Link key={href} href={href} class="tab" aria-current={isHere(href, path) ? "page" : undefined}>
          {icon !== undefined && <Icon name={icon} />}
          {short ?? text}
        </Link>
      ))}
      <button type="button" class="tab" aria-haspopup="dialog" onClick={() => openSheet("menu")}>
        <Icon name="menu" />
        {ja.site.menu}
      </button>
    </nav>
  );
}
