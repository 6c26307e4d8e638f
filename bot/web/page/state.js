// What all parts of the page share: its words, the chats, who is speaking.

const RELOADED = "bantin-reloaded"; // when this tab last loaded itself anew
const MEMORY = `bantin-${document.querySelector("meta[name=bantin-token]").content.slice(0, 8)}`;
const TOAST = 5000; // ms
const SELDOM = 10_000; // ms between two loadings that the page begins by itself

export const $ = (id) => document.getElementById(id);
export const words = Object.fromEntries(
  [...$("words").content.children].map((word) => [word.dataset.word, word.textContent]),
);
export const narrow = matchMedia("(max-width: 759px)");

/** id -> what is known of the chat: its elements, its messages, how far it was read. */
export const chats = new Map();

/** id -> label */
export const speakers = new Map();

/** The open chat; who speaks; what addresses the bot; how many changes are history; if it is over. */
export const page = {
  chat: null, speaker: null, mention: "", told: 0, live: false, toast: 0, again: () => {},
};

/** Put `values` into the places of `text`. */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Return the name that stands above a message. */
export function nameOf(message) {
  return message.author === null ? words.bot : (speakers.get(message.author) ?? message.author);
}

// A browser may be told to keep nothing of any page: then even to ask for it is an error.
function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

function keep(name, value) {
  try {
    sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // The page works without a memory, too.
  }
}

/** Return what this tab knew before it was loaded anew; bantin started anew is forgotten. */
export function remembered() {
  return kept(MEMORY) ?? {};
}

export function remember() {
  const read = Object.fromEntries([...chats.values()].map((chat) => [chat.id, chat.read]));
  const known = { chat: page.chat?.id, speaker: page.speaker, read };
  keep(MEMORY, known);
}

export function toast(text) {
  $("toast").textContent = text;
  clearTimeout(page.toast);
  page.toast = setTimeout(() => toast(""), TOAST);
}

export function lost(isLost) {
  $("lost").hidden = !isLost;
}

/** bantin was started anew: the page does the same, at once or soon, but never in a circle. */
export function reload() {
  const wait = Math.min((kept(RELOADED)?.at ?? 0) + SELDOM - Date.now(), SELDOM);
  if (wait <= 0) return anew();
  lost(true);
  page.again = anew;
  setTimeout(anew, wait);
}

function anew() {
  keep(RELOADED, { at: Date.now(), chat: page.chat?.id, text: $("write").value });
  location.reload();
}

/** Return what was being written when the page loaded itself anew, once: `{chat, text}`. */
export function interrupted() {
  const { at, chat, text } = kept(RELOADED) ?? {};
  if (text) keep(RELOADED, { at });
  return { chat, text: text ?? "" };
}
