// Text with spans counted in UTF-16 units becomes DOM nodes. Strings here are UTF-16 as well, so
// the offsets apply directly. Text enters the page as text nodes only.

const ELEMENTS = {
  bold: "strong",
  italic: "em",
  link: "a",
  quote: "blockquote",
  expandable: "blockquote",
};
const RANK = { expandable: 0, quote: 0, link: 1, bold: 2, italic: 3 };
const LONG_QUOTE = 240;
const LONG_QUOTE_LINES = 4;

/** Return a fragment that shows `text` with `spans`; `words` are the page's own words. */
export function rich(text, spans, words) {
  const fragment = document.createDocumentFragment();
  const within = spans.map((span) => clipped(span, 0, text.length)).filter((span) => span !== null);
  fill(fragment, { text, from: 0, to: text.length, spans: within, words, linked: false });
  return fragment;
}

/** Return `url` if it is an absolute http or https address, else null. */
export function address(url) {
  try {
    const parsed = new URL(url);
    return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

function clipped(span, from, to) {
  const start = Math.max(span.start, from);
  const end = Math.min(span.end ?? span.start + span.length, to);
  return start < end && span.style in ELEMENTS ? { ...span, start, end } : null;
}

// The outermost span is the one that begins first and reaches furthest; whatever only overlaps it
// is cut in two at its end.
function fill(parent, { text, from, to, spans, words, linked }) {
  let at = from;
  let left = [...spans].sort(outermostFirst);
  while (left.length) {
    const [outer, ...others] = left;
    put(parent, text.slice(at, outer.start));
    const inner = others.map((span) => clipped(span, outer.start, outer.end)).filter(Boolean);
    left = others
      .map((span) => clipped(span, outer.end, to))
      .filter(Boolean)
      .sort(outermostFirst);
    const element = made(outer, linked);
    fill(element, {
      text,
      from: outer.start,
      to: outer.end,
      spans: inner,
      words,
      linked: linked || outer.style === "link",
    });
    parent.append(outer.style === "expandable" ? quoted(element, words) : element);
    at = outer.end;
  }
  put(parent, text.slice(at, to));
}

function outermostFirst(one, other) {
  return (
    one.start - other.start || RANK[one.style] - RANK[other.style] || other.end - one.end
  );
}

function put(parent, text) {
  // A quote is a block and ends its line by itself.
  const afterQuote = parent.lastChild?.nodeName === "BLOCKQUOTE";
  const shown = afterQuote ? text.replace(/^\n/, "") : text;
  if (shown) parent.append(shown);
}

function made(span, linked) {
  if (span.style !== "link") return document.createElement(ELEMENTS[span.style]);
  const href = linked ? null : address(span.url);
  if (href === null) return document.createElement("span");
  const link = document.createElement("a");
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.title = new URL(href).host;
  return link;
}

function quoted(quote, words) {
  const text = quote.textContent;
  if (text.length <= LONG_QUOTE && text.split("\n").length <= LONG_QUOTE_LINES) return quote;
  const body = document.createElement("div");
  body.className = "quote-text";
  body.append(...quote.childNodes);
  const more = document.createElement("button");
  more.type = "button";
  more.className = "more";
  const open = (isOpen) => {
    quote.classList.toggle("folded", !isOpen);
    more.setAttribute("aria-expanded", String(isOpen));
    more.textContent = isOpen ? words.less : words.more;
  };
  more.addEventListener("click", () => open(quote.classList.contains("folded")));
  // A link in the folded part must be seen when it is reached with Tab.
  body.addEventListener("focusin", () => open(true));
  // On a wide page nothing may be folded away at all.
  new ResizeObserver(() => {
    const folded = quote.classList.contains("folded");
    if (folded) more.hidden = body.clientHeight > 0 && body.scrollHeight <= body.clientHeight + 1;
  }).observe(body);
  open(false);
  quote.append(body, more);
  return quote;
}
