// The page's line to bantin: posts, and an event stream that comes back by itself.
// The stream is read with fetch, as EventSource cannot show the token.

const TOKEN = document.querySelector("meta[name=bantin-token]").content;
const SILENCE = 40_000; // ms; the server says something every 15 s
const FIRST_WAIT = 500; // ms, doubled after each failure
const LONGEST_WAIT = 8_000;

/** bantin answered, but would not: `status`, and `stale` where the page belongs to an older run. */
export class Refused extends Error {
  constructor(status, reason) {
    super(reason);
    this.status = status;
    this.stale = status === 403 && reason !== "OutsiderError";
  }
}

/** Return what the page shows: chats, speakers, suggestions. */
export async function everything() {
  return (await asked("/api/chats")).json();
}

/** Post a deed; throws Refused, or a TypeError where bantin was not reached. */
export async function post(path, deed) {
  return (
    await asked(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(deed),
    })
  ).json();
}

/** Post a file as it is, with what is said of it in `deed`; throws like `post`. */
export async function upload(path, deed, file) {
  const query = new URLSearchParams(deed);
  const headers = { "Content-Type": file.type };
  return (await asked(`${path}?${query}`, { method: "POST", headers, body: file })).json();
}

async function asked(path, options = {}) {
  const headers = { ...options.headers, "X-Bantin-Token": TOKEN };
  const answer = await fetch(path, { ...options, headers, cache: "no-store" });
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => ({}));
  throw new Refused(answer.status, told.error ?? "");
}

/**
 * Listen for ever. `heard(message, number)` gets every change, `up()` and `lost()` tell of the
 * line, `stale()` that bantin was started anew and this page no longer belongs to it.
 * Returns a function that tries again at once.
 */
export function listen({ heard, up, lost, stale }) {
  let after = 0;
  let failures = 0;
  let hurry = () => {};

  async function once() {
    const silence = new AbortController();
    const answer = await asked("/api/events", {
      headers: { "Last-Event-ID": String(after) },
      signal: silence.signal,
    });
    failures = 0;
    up();
    for await (const event of events(answer.body, silence)) {
      heard(JSON.parse(event.data), event.id);
      after = event.id;
    }
  }

  async function forever() {
    for (;;) {
      try {
        await once();
      } catch (error) {
        if (error instanceof Refused && error.stale) return stale();
      }
      lost();
      await new Promise((resolve) => {
        hurry = resolve;
        setTimeout(resolve, Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT));
      });
      failures += 1;
    }
  }

  forever();
  return () => hurry();
}

async function* events(body, silence) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const timer = setTimeout(() => silence.abort(), SILENCE);
    const { done, value } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    const blocks = (text + value).split("\n\n");
    text = blocks.pop();
    for (const block of blocks) {
      const event = fields(block);
      if (event.data !== undefined) yield { id: Number(event.id), data: event.data };
    }
  }
}

function fields(block) {
  const found = {};
  for (const line of block.split("\n")) {
    const colon = line.indexOf(": ");
    if (colon > 0) found[line.slice(0, colon)] = line.slice(colon + 2);
  }
  return found;
}
