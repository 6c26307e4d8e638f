// Writing and choosing, in the name of whoever speaks.

import { gist, made } from "./message.js";
import {
  $, chats, filled, nameOf, narrow, page, reload, remember, speakers, toast, words,
} from "./state.js";
import { Refused, post, upload } from "./wire.js";

/** Show who speaks in the open chat, and whether he may. */
export function showSpeaker() {
  const { chat, speaker } = page;
  const label = speakers.get(speaker);
  const inside = !chat.members.length || chat.members.includes(speaker);
  $("composer").hidden = $("hint").hidden = $("suggestions").hidden = !inside;
  $("outside").hidden = inside;
  if (!inside) {
    const members = chat.members.map((id) => speakers.get(id)).join(", ");
    $("outside-text").textContent = filled(words.outside, { members });
    $("become").textContent = filled(words.become, { member: speakers.get(chat.members[0]) });
  }
  const hint = narrow.matches ? words.write_short : words[`write_${chat.kind}`];
  $("write").placeholder = filled(hint, { speaker: label, mention: page.mention });
  $("write-label").textContent = filled(words.write_label, { chat: chat.title, speaker: label });
  $("ask").hidden = chat.kind !== "group";
  for (const { messages } of chats.values()) {
    for (const { message, element } of messages.values()) {
      element.classList.toggle("own", message.author === speaker);
    }
  }
  fit();
}

/** Change who speaks. */
export function speakAs(speaker) {
  page.speaker = speaker;
  for (const radio of document.querySelectorAll("#speakers input")) {
    radio.checked = radio.value === speaker;
  }
  if (page.chat) showSpeaker();
  remember();
}

export function addSpeaker({ id, label }) {
  speakers.set(id, label);
  const radio = made("input", "");
  Object.assign(radio, { type: "radio", name: "speaker", value: id });
  radio.addEventListener("change", () => speakAs(id));
  $("speakers").append(made("label", "", radio, made("span", "", label)));
}

export function addSuggestion({ command, help }) {
  const button = made("button", "chip", command);
  button.type = "button";
  button.title = help;
  button.addEventListener("click", () => say(command));
  $("suggestions").append(button);
}

/** Offer to begin a question to the bot, in groups. */
export function addAsk() {
  const button = made("button", "chip ask", words.ask);
  Object.assign(button, { type: "button", id: "ask", title: words.ask_help });
  button.addEventListener("click", () => {
    $("write").value = `${page.mention} ${$("write").value}`;
    $("write").focus();
    fit();
  });
  $("suggestions").append(button);
}

/** Let what is written next answer `message`; null for nothing. */
export function replyTo(chat, message) {
  chat.replying = message;
  showReplying();
  $("write").focus();
}

export function showReplying() {
  const message = page.chat.replying;
  $("replying").hidden = !message;
  if (!message) return;
  $("replying-to").textContent = filled(words.replying, { who: nameOf(message) });
  $("replying-text").textContent = gist(message);
}

async function say(text) {
  const { chat, speaker } = page;
  const deed = { chat: chat.id, speaker, text };
  if (chat.replying) deed.reply_to = chat.replying.id;
  if (!(await done("/api/say", deed))) return false;
  chat.replying = null;
  showReplying();
  return true;
}

/** Send what stands in the line. */
export async function send(event) {
  event?.preventDefault();
  const { chat } = page;
  const text = $("write").value;
  if (!chat || !text.trim() || $("send").getAttribute("aria-disabled") === "true") return;
  $("send").setAttribute("aria-disabled", "true");
  const sent = await say(text);
  $("send").removeAttribute("aria-disabled");
  if (!sent) return;
  if (page.chat !== chat) chat.draft = "";
  else if ($("write").value === text) $("write").value = "";
  fit();
}

/** Choose under a message. */
export async function press(chat, message, choice, button) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  const { speaker } = page;
  const deed = { chat: chat.id, speaker, message: message.id, command: choice.command };
  if (await done("/api/press", deed)) {
    toast(filled(words.chosen, { speaker: speakers.get(speaker), label: choice.label }));
  }
  button.removeAttribute("aria-busy");
}

/** Send the photo that was chosen, with what stands in the line under it. */
export async function show() {
  const [file] = $("photo").files;
  const { chat, speaker } = page;
  const text = $("write").value;
  $("photo").value = "";
  if (!file || !chat) return;
  const deed = { chat: chat.id, speaker, text };
  if (!(await done("/api/show", deed, (path) => upload(path, deed, file)))) return;
  if (page.chat === chat && $("write").value === text) $("write").value = "";
  fit();
}

async function done(path, deed, give = post) {
  try {
    await give(path, deed);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.stale) reload();
    toast((error instanceof Refused && words[`refused_${error.status}`]) || words.refused);
    return false;
  }
}

/** Make the line as high as its text. */
export function fit() {
  $("write").style.height = "auto";
  $("write").style.height = `${$("write").scrollHeight + 2}px`;
}

export function typed(event) {
  // Enter also ends a word in many ways of typing Vietnamese: that Enter is not ours. Safari tells
  // of it when the word is ended already; the code of old, 229, says that it was the word's.
  const ofWord = event.isComposing || event.keyCode === 229;
  if (event.key !== "Enter" || event.shiftKey || ofWord) return;
  send(event);
}
