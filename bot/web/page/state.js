// What all parts of the page share: its words, the chats, who is speaking.

const RELOADED = "bantin-reloaded"; // when this tab last loaded itself anew
const MEMORY = `bantin-${document.querySelector("meta[name=bantin-token]").content.slice(0, 8)}`;
const TOAST = 5000; // ms

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

/** Return what this tab knew before it was loaded anew; bantin started anew is forgotten. */
export function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(MEMORY)) ?? {};
  } catch {
    return {};
  }
}

export function remember() {
  const read = Object.fromEntries([...chats.values()].map((chat) => [chat.id, chat.read]));
  const known = { chat: page.chat?.id, speaker: page.speaker, read };
  sessionStorage.setItem(MEMORY, JSON.stringify(known));
}

export function toast(text) {
  $("toast").textContent = text;
  clearTimeout(page.toast);
  page.toast = setTimeout(() => toast(""), TOAST);
}

export function lost(isLost) {
  $("lost").hidden = !isLost;
}

/** bantin was started anew: the page does the same, but never in a circle. */
export function reload() {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < 10_000) return lost(true);
  sessionStorage.setItem(RELOADED, String(Date.now()));
  location.reload();
}
