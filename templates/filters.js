// Narrows a list on its page: within a group to any of what is chosen, of all groups together. The choice is part of the
// address, so that it can be passed on, is there after a reload, and "Back" takes it back.
(() => {
  // A button says whether it is pressed, and answers to the space bar as to Enter; a link does neither.
  const button = (link) => {
    const own = document.createElement("button");
    own.type = "button";
    own.value = link.dataset.value;
    own.append(...link.childNodes);
    link.replaceWith(own);
    return own;
  };
  const isPressed = (button) => button.ariaPressed === "true";

  let shown;
  let recall = () => {};
  const begin = () => {
    shown = document.getElementById("shown");
    const clear = document.getElementById("clear");
    const lists = [...document.querySelectorAll("#main .cards")];
    const items = lists.flatMap((list) => [...list.children]);
    if (!shown || !clear) return;
    const groups = [...document.querySelectorAll("#filters [data-group]")].map((part) => {
      const name = part.dataset.group;
      const buttons = [...part.querySelectorAll("a[data-value]")].map(button);
      return { name, buttons, ids: items.map((item) => item.dataset[name]?.split(" ") ?? []) };
    });
    const buttons = groups.flatMap((group) => group.buttons);

    const show = () => {
      for (const group of groups) {
        group.chosen = group.buttons.filter(isPressed).map((button) => button.value);
        group.counts = new Map();
      }
      items.forEach((item, at) => {
        const missed = groups.filter(({ chosen, ids }) => chosen.length > 0 && !chosen.some((id) => ids[at].includes(id)));
        item.hidden = missed.length > 0;
        // A choice says how many have it of those that the other groups leave.
        for (const { counts, ids } of groups.filter((group) => missed.every((other) => other === group))) {
          for (const id of ids[at]) counts.set(id, (counts.get(id) ?? 0) + 1);
        }
      });
      for (const { buttons, counts } of groups) {
        for (const button of buttons) {
          const count = counts.get(button.value) ?? 0;
          button.querySelector(".count").textContent = count;
          button.classList.toggle("none", count === 0);
        }
      }
      // A month of which nothing is left goes with its heading.
      for (const list of lists) {
        const part = list.closest("#main > section");
        if (part) part.hidden = [...list.children].every((item) => item.hidden);
      }
      clear.hidden = !buttons.some(isPressed);
      if (clear.hidden && !shown.textContent) return;
      shown.textContent = shown.dataset.shown.replace("{shown}", items.filter((item) => !item.hidden).length);
    };

    recall = () => {
      // An anchor, such as that of the link past the navigation, is no choice.
      if (location.hash && !location.hash.includes("=")) return;
      const fields = new URLSearchParams(location.hash.slice(1));
      for (const { name, buttons } of groups) {
        const chosen = fields.getAll(name);
        for (const button of buttons) {
          button.ariaPressed = chosen.includes(button.value);
          if (isPressed(button)) button.closest("details")?.setAttribute("open", "");
        }
      }
      show();
    };
    const remember = () => {
      const fields = new URLSearchParams();
      for (const { name, chosen } of groups) for (const id of chosen) fields.append(name, id);
      history.pushState(null, "", fields.size > 0 ? `#${fields}` : location.pathname + location.search);
    };

    for (const button of buttons) {
      button.addEventListener("click", () => {
        button.ariaPressed = !isPressed(button);
        show();
        remember();
      });
    }
    clear.addEventListener("click", () => {
      const pressed = buttons.filter(isPressed);
      for (const button of pressed) button.ariaPressed = false;
      show();
      remember();
      pressed[0].focus();
    });
    recall();
  };

  begin();
  window.addEventListener("popstate", () => recall());
  // When its moment comes the page is turned over, and has another list.
  new MutationObserver(() => {
    if (shown !== document.getElementById("shown")) begin();
  }).observe(document.getElementById("main"), { childList: true });
})();
