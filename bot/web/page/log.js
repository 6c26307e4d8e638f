// The messages of a chat: how they come, change and go, and what has been read of them.

import { day, gist, hour, made, messageElement } from "./message.js";
import { press, replyTo } from "./speak.js";
import { $, chats, filled, nameOf, page, remember, words } from "./state.js";

const KEPT = 300; // messages a chat shows; the server keeps fewer
const NEAR = 48; // px from the end of a chat that still count as its end
const ABOVE = 12; // px left free above a message that is scrolled to

/** Say whether the end of a chat is in sight. */
export function atEnd({ log }) {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
}

const isUnread = (chat, { message }) => message.author === null && Number(message.id) > chat.read;

export function toEnd() {
  page.chat.log.scrollTop = page.chat.log.scrollHeight;
}

/** Begin with what is new; else stay where the reader was. */
export function scrollToUnread(chat) {
  const first = [...chat.messages.values()].find((shown) => isUnread(chat, shown));
  if (first) chat.log.scrollTop = first.element.offsetTop - ABOVE;
  else chat.log.scrollTop = chat.scrolled ?? chat.log.scrollHeight;
  watchScroll();
}

/** Note what is read: a message whose beginning has been in sight. */
export function watchScroll() {
  const { chat, live } = page;
  if (!chat || !live) return;
  const bottom = chat.log.scrollTop + chat.log.clientHeight;
  if (!document.hidden) {
    for (const shown of chat.messages.values()) {
      if (isUnread(chat, shown) && shown.element.offsetTop < bottom) {
        chat.read = Number(shown.message.id);
      }
    }
  }
  $("down").hidden = atEnd(chat);
  showUnread();
}

export function showUnread() {
  let all = 0;
  let elsewhere = 0;
  for (const chat of chats.values()) {
    const count = [...chat.messages.values()].filter((shown) => isUnread(chat, shown)).length;
    all += count;
    if (chat !== page.chat) elsewhere += count;
    badge(chat.badge, count);
    chat.spoken.textContent = count ? filled(words.unread, { count }) : "";
    if (chat === page.chat) badge($("below"), count);
  }
  badge($("elsewhere"), elsewhere);
  $("open-list-label").textContent = elsewhere
    ? filled(words.unread_elsewhere, { count: elsewhere })
    : words.list;
  document.title = document.title.replace(/^(\(\d+\) )?/, all ? `(${all}) ` : "");
  remember();
}

function badge(element, count) {
  element.hidden = count === 0;
  element.textContent = count > 99 ? "99+" : String(count);
}

/** Take in one change of a message; `number` counts all changes. */
export function hear(message, number) {
  const chat = chats.get(message.chat);
  if (!chat) return;
  const old = chat.messages.get(message.id);
  if (old) change(chat, old, message);
  else add(chat, message);
  preview(chat);
  if (!page.live && number >= page.told) goLive();
}

/** The history is over: begin with what is new in it, and let screen readers say what comes. */
export function goLive() {
  page.live = true;
  for (const { log } of chats.values()) log.setAttribute("aria-live", "polite");
  scrollToUnread(page.chat);
}

export function showEmpty() {
  $("empty").hidden = page.chat.messages.size > 0;
}

function add(chat, message) {
  const follow = chat === page.chat && atEnd(chat);
  const last = [...chat.messages.values()].at(-1);
  const shown = { message, element: drawn(chat, message) };
  chat.messages.set(message.id, shown);
  if (last && Number(last.message.id) > Number(message.id)) rearrange(chat);
  else place(chat, shown, last?.message);
  forget(chat);
  if (chat === page.chat) showEmpty();
  if (page.live) notice(chat, shown, follow);
}

function notice(chat, shown, follow) {
  if (chat === page.chat) {
    if (follow || shown.message.author === page.speaker) followTo(chat, shown);
    watchScroll();
  } else {
    $("news").textContent = filled(words.news, { chat: chat.title });
    showUnread();
  }
}

function place(chat, { message, element }, before) {
  const today = day(message.at, words);
  const sameDay = before !== undefined && day(before.at, words) === today;
  if (!sameDay) chat.log.append(made("p", "day", today));
  element.classList.toggle("next", sameDay && before.author === message.author);
  chat.log.append(element);
}

// Changes come in the order in which they were made: an old message that was changed comes late.
function rearrange(chat) {
  const inOrder = [...chat.messages].sort(([one], [other]) => Number(one) - Number(other));
  chat.messages = new Map(inOrder);
  chat.log.replaceChildren();
  let before;
  for (const shown of chat.messages.values()) {
    place(chat, shown, before);
    before = shown.message;
  }
}

// A long bulletin is read from its beginning: its head does not leave the sight.
function followTo(chat, shown) {
  const tall = shown.element.offsetHeight > chat.log.clientHeight;
  if (tall && isUnread(chat, shown)) chat.log.scrollTop = shown.element.offsetTop - ABOVE;
  else toEnd();
}

function change(chat, old, message) {
  const follow = page.live && chat === page.chat && atEnd(chat);
  const element = drawn(chat, message);
  element.classList.toggle("next", old.element.classList.contains("next"));
  const focused = focusIn(old.element);
  old.element.replaceWith(element);
  chat.messages.set(message.id, { message, element });
  if (focused) refocus(element, focused);
  if (chat === page.chat && follow) toEnd();
  if (chat === page.chat) watchScroll();
}

// Whoever chose with the keyboard stays where he was when the answer takes the message's place.
function focusIn(element) {
  const buttons = [...element.querySelectorAll("button.choice")];
  const at = buttons.indexOf(document.activeElement);
  return at < 0 ? null : { at, command: buttons[at].dataset.command };
}

function refocus(element, { at, command }) {
  const buttons = [...element.querySelectorAll("button.choice")];
  const same = buttons.find((button) => button.dataset.command === command);
  (same ?? buttons[Math.min(at, buttons.length - 1)] ?? page.chat.log).focus();
}

function forget(chat) {
  for (const [id, { element }] of chat.messages) {
    if (chat.messages.size <= KEPT) return;
    element.remove();
    chat.messages.delete(id);
  }
}

function drawn(chat, message) {
  const answered = chat.messages.get(message.reply_to)?.message;
  const element = messageElement(message, {
    words,
    author: nameOf(message),
    replied: message.reply_to === null ? null : repliedTo(answered),
    reply: () => replyTo(chat, message),
    press: (choice, button) => press(chat, message, choice, button),
    jump: () => chat.messages.get(message.reply_to)?.element.scrollIntoView({ block: "center" }),
  });
  element.classList.toggle("own", message.author === page.speaker);
  return element;
}

const repliedTo = (answered) =>
  answered
    ? { who: nameOf(answered), text: gist(answered) }
    : { who: "", text: words.gone };

function preview(chat) {
  const last = [...chat.messages.values()].at(-1)?.message;
  if (!last) return;
  const text = last.withdrawn ? words.withdrawn : gist(last);
  chat.preview.textContent = last.author === null ? text : `${nameOf(last)}: ${text}`;
  chat.time.textContent = hour(last.at);
  chat.time.dateTime = last.at;
}
