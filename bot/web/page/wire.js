// The page's line to bantin: posts, and an event stream that comes back by itself.
// The stream is read with fetch, as EventSource cannot show the token.

const TOKEN = document.querySelector("meta[name=bantin-token]").content;
const SILENCE = 40_000; // ms; the server says something every 15 s
const ANSWER = 10_000; // ms until an answer begins, on one's own machine or through a tunnel
const UPLOAD = 120_000; // ms for a photo through a slow one
const UNSEEN = 10_000; // ms until a page that nobody sees lets go of its line, and looks in again
const GLANCE = 1_000; // ms that it then listens
const RESTING = Symbol("resting");
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

/** Post a deed; throws Refused, or another error where bantin was not reached or did not answer. */
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
  const signal = AbortSignal.timeout(UPLOAD);
  return (await asked(`${path}?${query}`, { method: "POST", headers, body: file, signal })).json();
}

// A line that is dead without saying so would be waited for until the system gives it up.
async function asked(path, options = {}) {
  const headers = { ...options.headers, "X-Bantin-Token": TOKEN };
  const signal = options.signal ?? AbortSignal.timeout(ANSWER);
  const answer = await fetch(path, { ...options, headers, signal, cache: "no-store" });
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
  let rested = false;
  let hurry = () => {};
  let wake = () => {};

  async function once() {
    const line = new AbortController();
    const patience = waiting(line, ANSWER);
    hurry = () => {
      failures = 0;
      line.abort();
    };
    const headers = { "Last-Event-ID": String(after) };
    const answer = await asked("/api/events", { headers, signal: line.signal })
      .finally(() => patience.end());
    hurry = () => {};
    failures = 0;
    up();
    const rest = resting(line, rested ? GLANCE : UNSEEN);
    try {
      for await (const event of events(answer.body, line)) {
        heard(JSON.parse(event.data), event.id);
        after = event.id;
      }
    } finally {
      rest.end();
    }
  }

  async function forever() {
    for (;;) {
      rested = await once().then(
        () => false,
        (error) => (error instanceof Refused && error.stale ? null : error === RESTING),
      );
      if (rested === null) return stale();
      if (!rested) lost();
      await new Promise((resolve) => {
        hurry = wake = resolve;
        const wait = Math.min(FIRST_WAIT * 2 ** failures, LONGEST_WAIT);
        setTimeout(resolve, rested ? UNSEEN : wait);
      });
      failures += rested ? 0 : 1;
    }
  }

  document.addEventListener("visibilitychange", () => document.hidden || wake());
  forever();
  return () => hurry();
}

// A browser has six lines to one address: were each page to hold one for ever, the seventh would
// not open, and none could say a word.
function resting(line, most) {
  let timer;
  const look = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => line.abort(RESTING), most);
  };
  document.addEventListener("visibilitychange", look);
  look();
  return {
    end: () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    },
  };
}

function waiting(line, most) {
  const timer = setTimeout(() => line.abort(), most);
  return { end: () => clearTimeout(timer) };
}

async function* events(body, line) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const silence = waiting(line, SILENCE);
    const { done, value } = await reader.read().finally(() => silence.end());
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
