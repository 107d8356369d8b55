// Finds words in the whole site. The index lies in scripts of one call each, so that it also works from disk.
(() => {
  const form = document.getElementById("search");
  const [input, found, answers, more] = ["q", "found", "answers", "more"].map((id) => document.getElementById(id));
  if (!form || !input || !found || !answers || !more) return;
  const filters = [...form.querySelectorAll("select")];
  const ALONE = "\\u0e00-\\u0eff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const LETTER = "[\\p{Alphabetic}\\p{N}]";
  const WORDS = new RegExp(`[${ALONE}]|(?:(?![${ALONE}])${LETTER})+`, "gu");
  const LONGEST = 40, SHOWN = 10, MOST_PIECES = 3;
  const SIX = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

  // Pieces of the index, each asked for once.
  const pieces = new Map();
  const waiting = new Map();
  window.afterword = (value) => waiting.get(document.currentScript)?.(value);
  const load = (src) => {
    if (!pieces.has(src)) {
      const piece = new Promise((answer, fail) => {
        const script = document.createElement("script");
        waiting.set(script, answer);
        script.onerror = () => fail(new Error(src));
        script.src = src;
        document.head.append(script);
      });
      piece.catch(() => pieces.delete(src));
      pieces.set(src, piece);
    }
    return pieces.get(src);
  };
  const asset = (kind, name) => load(`${form.dataset.root}assets/search-${kind}-${name}.js`);

  // A list of incidents, as it is written in the index, into marks of one bit each.
  const read = (text, marks, bit) => {
    if (text[0] === "*") {
      for (let at = 1; at < text.length; at++) {
        const six = SIX.indexOf(text[at]);
        for (let i = 0; i < 6; i++) if (six >> i & 1) marks[(at - 1) * 6 + i] |= bit;
      }
    } else {
      let number = 0;
      for (const step of text.split(" ")) marks[number += parseInt(step, 36)] |= bit;
    }
  };

  // Which incidents have a word, or any word that begins with it.
  const having = async (index, word, isBeginning) => {
    const marks = new Uint8Array(index.total);
    let from = 0;
    while (from + 1 < index.words.length && index.words[from + 1][0] <= word) from++;
    let until = from + 1;
    while (isBeginning && until < index.words.length && index.words[until][0].startsWith(word)) until++;
    const whole = until - from > MOST_PIECES;
    const some = index.words.slice(from, whole ? from + 1 : until);
    let exact = false;
    for (const piece of await Promise.all(some.map(([, name]) => asset("words", name)))) {
      for (const [other, list] of Object.entries(piece)) {
        if (other === word) exact = true;
        if (other === word || (isBeginning && !whole && other.startsWith(word))) read(list, marks, 1);
      }
    }
    return { marks, exact };
  };

  const question = () => {
    const words = (input.value.normalize("NFC").toLowerCase().match(WORDS) ?? []).map((w) => [...w].slice(0, LONGEST).join(""));
    const keys = filters.filter((filter) => filter.value).map((filter) => `=${filter.name}=${filter.value}`);
    const last = words.at(-1);
    return { words, keys, begins: last?.length > 1 && /[\p{Alphabetic}\p{N}]$/u.test(input.value) ? last : undefined };
  };

  // The incidents that have everything, the newest first.
  const find = async ({ words, keys, begins }) => {
    const index = await load(form.dataset.index);
    const lists = await Promise.all([...new Set([...words, ...keys])].map((word) => having(index, word, word === begins)));
    const all = [];
    for (let number = index.total - 1; number >= 0; number--) {
      if (lists.every(({ marks }) => marks[number])) all.push(number);
    }
    return { index, all, exact: [...new Set(words)].filter((_, at) => lists[at].exact) };
  };

  const marked = (tag, text, { words, begins }) => {
    const element = document.createElement(tag);
    const parts = [...new Set(words)].sort((a, b) => b.length - a.length).map((word) => {
      if (new RegExp(`^[${ALONE}]$`, "u").test(word)) return word;
      return `(?<!${LETTER})${word}` + (word === begins || [...word].length === LONGEST ? "" : `(?!${LETTER})`);
    });
    const pieces = parts.length ? text.split(new RegExp(`(${parts.join("|")})`, "giu")) : [text];
    pieces.forEach((piece, at) => {
      if (at % 2 === 0) return element.append(piece);
      element.append(Object.assign(document.createElement("mark"), { textContent: piece }));
    });
    return element;
  };

  const shown = ([href, title, day, severity, state, components, summary], asked, exact) => {
    const item = document.createElement("li");
    const link = marked("a", title, asked);
    const word = exact.find((word) => word.length > 1);
    link.href = form.dataset.root + href + (word ? `#:~:text=${encodeURIComponent(word)}` : "");
    const heading = Object.assign(document.createElement("h2"), { className: "title", dir: "auto" });
    heading.append(link);
    const about = Object.assign(document.createElement("p"), { className: "meta" });
    for (const text of [day, state, severity, components]) {
      if (text) about.append(Object.assign(document.createElement("span"), { textContent: text }));
    }
    const first = marked("p", summary, asked);
    first.dir = "auto";
    item.append(heading, about, first);
    return item;
  };

  // The form for a number is that of a number for which the language has the same plural.
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const counted = (number) => {
    const forms = Object.entries(found.dataset).filter(([name]) => name.startsWith("form-"));
    const alike = forms.find(([name]) => plural.select(+name.match(/\d+/)[0]) === plural.select(number)) ?? forms[0];
    return alike[1].replace("{number}", number);
  };

  let turn = 0;
  let next = () => {};
  const search = async () => {
    const own = ++turn;
    const asked = question();
    remember();
    more.hidden = true;
    if (asked.words.length + asked.keys.length === 0) {
      answers.replaceChildren();
      found.textContent = "";
      return;
    }
    try {
      const { index, all, exact } = await find(asked);
      const some = async (from) => {
        const numbers = all.slice(from, from + SHOWN);
        const block = (number) => asset("titles", index.titles[Math.floor(number / index.block)]);
        const blocks = await Promise.all(numbers.map(block));
        return numbers.map((number, at) => shown(blocks[at][number % index.block], asked, exact));
      };
      const first = await some(0);
      if (own !== turn) return;
      answers.replaceChildren(...first);
      found.textContent = all.length === 0 ? found.dataset.none : counted(all.length);
      more.hidden = all.length <= SHOWN;
      next = async () => {
        const items = await some(answers.children.length);
        if (own !== turn) return;
        answers.append(...items);
        more.hidden = answers.children.length >= all.length;
        items[0]?.querySelector("a").focus();
      };
    } catch {
      if (own === turn) found.textContent = found.dataset.failed;
    }
  };

  // The question is part of the address, so that it can be passed on and is still there after "Back".
  const remember = () => {
    const fields = new URLSearchParams();
    for (const [name, value] of [["q", input.value], ...filters.map((filter) => [filter.name, filter.value])]) {
      if (value) fields.set(name, value);
    }
    const address = new URL(location);
    for (const { name } of [input, ...filters]) if (address.searchParams.has(name)) address.searchParams.delete(name);
    address.hash = fields;
    if (address.href === location.href) return;
    try {
      history.replaceState(null, "", address);
    } catch {
      // From disk some browsers do not allow it, and nothing is lost but the address.
    }
  };
  // A browser that was given a keyword for this page asks with `?q=`.
  const recall = () => {
    const fields = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : location.search);
    input.value = fields.get("q") ?? "";
    for (const filter of filters) filter.value = fields.get(filter.name) ?? "";
    search();
  };

  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 150);
  });
  for (const filter of filters) filter.addEventListener("change", search);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  more.firstElementChild.addEventListener("click", () => next());
  document.addEventListener("keydown", (event) => {
    const links = [...answers.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.altKey || event.ctrlKey || event.metaKey || (at < 0 && document.activeElement !== input)) return;
    if (event.key === "ArrowDown") links[at + 1]?.focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? input).focus();
    else if (event.key === "Escape" && at >= 0) input.focus();
    else return;
    if (at >= 0 || event.key === "ArrowDown") event.preventDefault();
  });
  window.addEventListener("hashchange", recall);

  form.hidden = false;
  const instead = document.getElementById("instead");
  instead.textContent = instead.dataset.found;
  recall();
})();
