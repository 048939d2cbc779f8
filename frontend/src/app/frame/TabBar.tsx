import { ja } from "../../text/ja";
import { Icon } from "../../ui/Icon";
import { TABS } from "../places";

/** The main places in the thumb's reach on a phone. A page with tools of its own lays its dock over it. */
export function TabBar() {
  return (
    <nav class="tabs" aria-label={ja.site.tabs}>
      {TABS.map(({ href, text, short, icon }) => (
        <a key={href} href={href} class="tab">
          {icon !== undefined && <Icon name={icon} />}
          {short ?? text}
        </a>
      ))}
      <button type="button" class="tab" aria-haspopup="dialog" data-sheet="menu">
        <Icon name="menu" />
        {ja.site.menu}
      </button>
    </nav>
  );
}
