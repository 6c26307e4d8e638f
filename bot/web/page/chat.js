// The page: chats on the left, one of them open, and who is speaking.

import {
  atEnd, goLive, hear, scrollToUnread, showEmpty, toEnd, watchScroll,
} from "./log.js";
import { made, paintFace } from "./message.js";
import {
  addAsk, addSpeaker, addSuggestion, fit, replyTo, send, show as showPhoto, showReplying, showSpeaker, speakAs, typed,
} from "./speak.js";
import {
  $, chats, filled, interrupted, lost, narrow, page, reload, remember, remembered, speakers, toast, words,
} from "./state.js";
import { everything, listen } from "./wire.js";

function addChat(known, read) {
  const log = made("div", "log");
  log.id = `log-${known.id}`;
  log.hidden = true;
  log.tabIndex = 0;
  log.setAttribute("role", "log");
  log.setAttribute("aria-live", "off");
  log.setAttribute("aria-label", filled(words.log, { chat: known.title }));
  const chat = {
    ...known, log, read, messages: new Map(), replying: null, draft: "", scrolled: null,
  };
  log.addEventListener("scroll", () => chat === page.chat && watchScroll());
  $("down").before(log);
  chat.face = made("span", "face");
  chat.face.setAttribute("aria-hidden", "true");
  paintFace(chat.face, chat.title, chats.size);
  chat.number = chats.size;
  chat.preview = made("span", "preview", words.nothing);
  chat.time = made("time", "when");
  chat.badge = made("span", "unread");
  chat.badge.hidden = true;
  chat.badge.setAttribute("aria-hidden", "true");
  chat.spoken = made("span", "hidden");
  chat.button = made(
    "button", "chat",
    chat.face,
    made("span", "line", made("b", "name", chat.title), chat.time),
    made("span", "line", chat.preview, chat.badge, chat.spoken),
  );
  chat.button.type = "button";
  chat.button.dataset.chat = chat.id;
  chat.button.addEventListener("click", () => openChat(chat, true));
  $("chats").append(made("li", "", chat.button));
  chats.set(chat.id, chat);
}

function openChat(chat, chosen) {
  if (page.chat) {
    page.chat.draft = $("write").value;
    page.chat.scrolled = atEnd(page.chat) ? null : page.chat.log.scrollTop;
    page.chat.log.hidden = true;
  }
  page.chat = chat;
  chat.log.hidden = false;
  for (const other of chats.values()) {
    other.button.tabIndex = other === chat ? 0 : -1;
    other.button.setAttribute("aria-current", String(other === chat));
  }
  $("title").textContent = chat.title;
  $("subtitle").textContent = chat.kind === "group" ? words.group : words.private;
  paintFace($("face"), chat.title, chat.number);
  toast("");
  $("write").value = chat.draft;
  showEmpty();
  showReplying();
  showSpeaker();
  scrollToUnread(chat);
  showList(false);
  if (chosen && !narrow.matches) ($("outside").hidden ? $("write") : $("become")).focus();
  remember();
}

function walkChats(event) {
  const buttons = [...chats.values()].map((chat) => chat.button);
  const at = buttons.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  const next = buttons[(to + buttons.length) % buttons.length];
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next.focus();
}

function showList(open) {
  document.body.classList.toggle("list-open", open);
  $("open-list").setAttribute("aria-expanded", String(open));
  $("shade").hidden = !open;
  $("main").inert = open;
  if (open) page.chat.button.focus();
  else if ($("list").contains(document.activeElement) && narrow.matches) $("open-list").focus();
}

function listenToPage() {
  $("composer").addEventListener("submit", send);
  $("photo").addEventListener("change", showPhoto);
  $("write").addEventListener("keydown", typed);
  $("write").addEventListener("input", fit);
  $("chats").addEventListener("keydown", walkChats);
  $("open-list").addEventListener("click", () => showList(true));
  $("close-list").addEventListener("click", () => showList(false));
  $("shade").addEventListener("click", () => showList(false));
  $("down").addEventListener("click", toEnd);
  $("no-reply").addEventListener("click", () => replyTo(page.chat, null));
  $("become").addEventListener("click", () => {
    speakAs(page.chat.members[0]);
    $("write").focus();
  });
  $("again").addEventListener("click", () => page.again());
  addEventListener("online", () => page.again());
  document.addEventListener("visibilitychange", watchScroll);
  document.addEventListener("keydown", (event) => event.key === "Escape" && escape());
  narrow.addEventListener("change", () => page.chat && (showList(false), showSpeaker()));
}

function escape() {
  if (document.body.classList.contains("list-open")) showList(false);
  else if (page.chat?.replying) replyTo(page.chat, null);
}

async function begin() {
  let known;
  try {
    known = await everything();
  } catch {
    lost(true);
    page.again = begin;
    setTimeout(() => page.chat ?? begin(), 2000);
    return;
  }
  if (page.chat) return;
  lost(false);
  show(known);
  page.again = listen({ heard: hear, up: () => lost(false), lost: () => lost(true), stale: reload });
}

function show({ chats: all, speakers: who, suggestions, mention, latest }) {
  const memory = remembered();
  Object.assign(page, { mention, told: latest });
  who.forEach(addSpeaker);
  addAsk();
  suggestions.forEach(addSuggestion);
  all.forEach((chat) => addChat(chat, memory.read?.[chat.id] ?? 0));
  speakAs(speakers.has(memory.speaker) ? memory.speaker : who[0].id);
  const before = interrupted();
  const chat = chats.get(memory.chat ?? before.chat) ?? [...chats.values()][0];
  if (chat.id === before.chat) chat.draft = before.text;
  openChat(chat, false);
  if (!latest) goLive();
}

listenToPage();
begin();
