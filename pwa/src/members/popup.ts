// What the map says of an outlet, built from text alone: a name is never read as HTML.
import type { Outlet, RateGroup } from "./feed.ts";
import { text } from "./text.ts";

export type PopupActions = {
  // Where the outlet's page opens: in place, or in a new tab from a page framed elsewhere.
  readonly newTab: boolean;
  // Goes to the outlet in the list; left out where there is no list.
  readonly seeInList?: (id: string) => void;
};

export function buildPopup(outlet: Outlet, actions: PopupActions): HTMLElement {
  const popup = element("section", "outlet-popup");
  popup.tabIndex = -1;
  popup.setAttribute("aria-label", outlet.name);
  popup.append(
    element("p", "popup-place", `${outlet.commune} · ${outlet.kind}`),
    element("p", "popup-name", outlet.name),
  );
  if (outlet.onlySomeProducts) popup.append(element("p", "popup-some", text.someProductsOnly));
  popup.append(buildRates(outlet.rateGroups));
  popup.append(element("p", "popup-hours", outlet.hours ?? text.unknownHours));
  popup.append(buildActions(outlet, actions));
  return popup;
}

function buildRates(groups: readonly RateGroup[]): HTMLElement {
  const list = element("ul", "popup-rates");
  for (const group of groups) {
    const item = element("li", "popup-rate");
    item.append(
      element("span", "percent", `${group.percent}\u00a0%`),
      element("strong", "", group.families),
      element("span", "popup-sentence", group.sentence),
    );
    list.append(item);
  }
  return list;
}

function buildActions(outlet: Outlet, { newTab, seeInList }: PopupActions): HTMLElement {
  const actions = element("p", "popup-actions");
  const page = element("a", "", text.outletPage);
  page.href = outlet.page;
  if (newTab) {
    page.target = "_blank";
    page.rel = "noopener";
    page.append(element("span", "unseen", text.newTab));
  }
  actions.append(page);
  if (seeInList) {
    const button = element("button", "", text.seeInList);
    button.type = "button";
    button.addEventListener("click", () => seeInList(outlet.id));
    actions.append(button);
  }
  return actions;
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  words = "",
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = words;
  return made;
}
