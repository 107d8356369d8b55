// Narrows a list on its page: within a group any of what is chosen, of all groups together. The choice is part of the
// address, so that it can be passed on, is there after a reload, and "Back" takes it back.
(() => {
  const [shown, clear] = ["shown", "clear"].map((id) => document.getElementById(id));
  const items = [...document.querySelectorAll(".cards > li")];
  if (!shown || !clear || items.length === 0) return;

  // A button says whether it is pressed, and answers to the space bar as to Enter; a link does neither.
  const button = (link) => {
    const own = document.createElement("button");
    own.type = "button";
    own.value = link.dataset.value;
    own.append(...link.childNodes);
    link.replaceWith(own);
    return own;
  };
  const groups = [...document.querySelectorAll("#filters [data-group]")].map((part) => {
    const name = part.dataset.group;
    const buttons = [...part.querySelectorAll("a[data-value]")].map(button);
    return { name, buttons, ids: items.map((item) => item.dataset[name]?.split(" ") ?? []) };
  });
  const buttons = groups.flatMap((group) => group.buttons);
  const isPressed = (button) => button.ariaPressed === "true";

  const show = () => {
    for (const group of groups) {
      group.chosen = group.buttons.filter(isPressed).map((button) => button.value);
      group.counts = new Map();
    }
    let number = 0;
    items.forEach((item, at) => {
      const missed = groups.filter(({ chosen, ids }) => chosen.length > 0 && !chosen.some((id) => ids[at].includes(id)));
      item.hidden = missed.length > 0;
      if (!item.hidden) number++;
      // A choice says how many it would show beside what the other groups leave.
      for (const group of groups) {
        if (missed.some((other) => other !== group)) continue;
        for (const id of group.ids[at]) group.counts.set(id, (group.counts.get(id) ?? 0) + 1);
      }
    });
    for (const { buttons, counts } of groups) {
      for (const button of buttons) {
        const count = counts.get(button.value) ?? 0;
        button.querySelector(".count").textContent = count;
        button.classList.toggle("none", count === 0);
      }
    }
    for (const list of document.querySelectorAll(".cards")) {
      const part = list.closest("section");
      if (part.parentElement.localName === "main") part.hidden = [...list.children].every((item) => item.hidden);
    }
    clear.hidden = !buttons.some(isPressed);
    if (!clear.hidden || shown.textContent) shown.textContent = shown.dataset.shown.replace("{shown}", number);
  };

  const recall = () => {
    // An anchor of the page, such as that of the link past the navigation, is no choice.
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
  window.addEventListener("popstate", recall);
  recall();
})();
