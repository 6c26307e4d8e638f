// One message as an element.

import { rich } from "./rich.js";

const ZONE = "Asia/Ho_Chi_Minh";
const LANGUAGE = { vi: "vi-VN", en: "en-GB" }[document.documentElement.lang];
const HOUR = new Intl.DateTimeFormat(LANGUAGE, { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const DATE = new Intl.DateTimeFormat(LANGUAGE, {
  timeZone: ZONE,
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
});
const DAY = 24 * 3600 * 1000; // ms
const FACES = 5;

/** Return a new element with a class and text or nodes in it. */
export function made(tag, className, ...content) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...content);
  return element;
}

/** Return the hour of an ISO time, as clocks in Viet Nam show it. */
export function hour(at) {
  return HOUR.format(new Date(at));
}

/** Return the day of an ISO time in Viet Nam, in words where it is near. */
export function day(at, words) {
  const date = DATE.format(new Date(at));
  if (date === DATE.format(Date.now())) return words.today;
  return date === DATE.format(Date.now() - DAY) ? words.yesterday : date;
}

/** Return the beginning of what a message says, or the name of what it carries. */
export function gist({ text, attachment }) {
  return text.slice(0, 120) || (attachment ? `📎 ${attachment.name}` : "");
}

/** Paint the picture of a chat: two letters of its name, and a colour by its number. */
export function paintFace(element, name, number) {
  const letters = name.split(/\s+/).filter(Boolean).slice(-2);
  element.textContent = letters.map((word) => [...word][0].toUpperCase()).join("");
  element.dataset.face = String(number % FACES);
}

/**
 * Return the element of `message`. `author` is the name above it; `replied` the text it answers,
 * null where it answers none; `reply`, `press(choice, button)` and `jump` are called on a click.
 */
export function messageElement(message, { words, author, replied, reply, press, jump }) {
  const element = made("article", "message");
  element.dataset.id = message.id;
  element.classList.toggle("bot", message.author === null);
  element.setAttribute("aria-label", `${author}, ${hour(message.at)}`);
  const bubble = made("div", "bubble", who(message, author, words));
  if (replied !== null) bubble.append(quotedButton(replied, jump));
  const said = message.withdrawn ? made("p", "gone", words.withdrawn) : body(message, words);
  bubble.append(made("div", "said", said, meta(message, words, reply)));
  element.append(bubble);
  if (message.choices.length) element.append(choices(message, words, press));
  return element;
}

function who(message, author, words) {
  const line = made("p", "who", made("b", "", author));
  if (message.author === null) line.append(made("span", "mark", words.bot_mark));
  return line;
}

function body(message, words) {
  const text = made("div", "text");
  if (message.attachment) text.append(carried(message.attachment));
  if (message.text) text.append(rich(message.text, message.spans, words));
  return text;
}

function carried({ name, picture, url }) {
  const link = made("a", picture ? "picture" : "document", picture ? "" : `📎 ${name}`);
  link.href = url;
  link.target = "_blank";
  link.rel = "noopener";
  if (picture) {
    const image = made("img", "");
    image.src = url;
    image.alt = name;
    link.replaceChildren(image);
  }
  return link;
}

function quotedButton(replied, jump) {
  const button = made("button", "replied", made("b", "", replied.who), made("span", "", replied.text));
  button.type = "button";
  button.addEventListener("click", jump);
  return button;
}

function meta(message, words, reply) {
  const line = made("p", "meta");
  if (!message.withdrawn) line.append(replyButton(words, reply));
  if (message.edited && !message.withdrawn) line.append(made("span", "", words.edited));
  const time = made("time", "", hour(message.at));
  time.dateTime = message.at;
  time.title = `${hour(message.at)} ${DATE.format(new Date(message.at))}`;
  line.append(time);
  return line;
}

function replyButton(words, reply) {
  const button = made("button", "reply", made("span", "hidden", words.reply));
  button.type = "button";
  button.title = words.reply;
  button.addEventListener("click", reply);
  return button;
}

function choices(message, words, press) {
  const group = made("div", "choices");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", words.choices);
  for (const row of message.choices) {
    const line = made("div", "row");
    for (const choice of row) {
      const button = made("button", "choice", choice.label);
      button.type = "button";
      button.dataset.command = choice.command;
      button.addEventListener("click", () => press(choice, button));
      line.append(button);
    }
    group.append(line);
  }
  return group;
}
