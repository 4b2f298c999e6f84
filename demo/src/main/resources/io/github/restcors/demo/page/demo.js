/*
 * Sends the requests of the demo and shows what became of each.
 *
 * For tests, these names stay:
 *   article[data-request="NAME"]   one request; the names are in REQUESTS below
 *   button#send-NAME, #send-all    send it, send all one after the other
 *   #outcome-NAME[data-outcome]    none, sending, then one of: allowed, refused-preflight, refused-response, opaque,
 *                                  unreachable
 *   in the article: [data-part="read"]    what the script could read
 *                   [data-part="why"]     why it could or could not
 *                   [data-part="fix"]     the line that would allow it
 *                   [data-part="server"]  the exchanges that the server saw, each li with data-method and data-status
 *   #exchanges > li                all exchanges, newest first; #status says how far it is
 *   html[data-state="ready"]       the page knows where the API is; html[data-state="busy"] while requests are sent
 */
"use strict";

const REQUESTS = [
  {
    name: "get-shared",
    resource: "books",
    title: "Read the books",
    does: "A plain GET, without credentials. The browser asks nothing first.",
    path: "/books",
    options: {},
  },
  {
    name: "get-shared-credentials",
    resource: "books",
    title: "Read the books with the cookie",
    does: "The same GET with credentials. Send it twice: from then on the cookie arrives, and the visits go up.",
    path: "/books",
    options: { credentials: "include" },
  },
  {
    name: "put-shared",
    resource: "books",
    title: "Rename a book, saying why",
    does: "PUT and the header X-Reason: both need a preflight, and the policy allows both.",
    path: "/books/1",
    options: { method: "PUT", headers: { "Content-Type": "text/plain", "X-Reason": "typo" }, body: "Emma Woodhouse" },
  },
  {
    name: "put-shared-header",
    resource: "books",
    title: "Rename a book with a header too many",
    does: "The same PUT with X-Debug, a header that the policy does not list.",
    path: "/books/1",
    options: { method: "PUT", headers: { "Content-Type": "text/plain", "X-Debug": "on" }, body: "Emma" },
    because: "The policy allows the header X-Reason and no other of the page’s own.",
    fix: {
      file: "DemoApplication.java",
      lines: ['- .allowedHeaders("X-Reason")', '+ .allowedHeaders("X-Reason", "X-Debug")'],
    },
  },
  {
    name: "delete-shared",
    resource: "books",
    title: "Delete a book",
    does: "The path is shared, this method is not.",
    path: "/books/1",
    options: { method: "DELETE" },
    because: "@SameOrigin on the method replaces the policy of its class: delete is for the API’s own origin.",
    fix: {
      file: "BookResource.java",
      lines: ["  @DELETE", '  @Path("{id}")', "- @SameOrigin", "  public Response delete(…)"],
    },
  },
  {
    name: "get-missing",
    resource: "books",
    title: "Read a book that is not there",
    does: "An error is an answer too: the policy decorates it, so the script can tell 404 from a broken line.",
    path: "/books/99",
    options: {},
  },
  {
    name: "get-public",
    resource: "quotes",
    title: "Read the quote of the day",
    does: "A plain GET of a resource that any page may read.",
    path: "/quotes",
    options: {},
    extra: {
      label: "This line would let the script read the ETag as well",
      file: "QuoteResource.java",
      lines: [
        '- @CrossOrigin(origins = "*", methods = "GET")',
        '+ @CrossOrigin(origins = "*", methods = "GET", exposedHeaders = "ETag")',
      ],
    },
  },
  {
    name: "get-public-credentials",
    resource: "quotes",
    title: "Read the quote with credentials",
    does: "The same GET, but now the page wants the cookie to go along.",
    path: "/quotes",
    options: { credentials: "include" },
    because:
      "“Anyone” and “with credentials” do not go together, and rest-cors refuses to start with such a policy. Name " +
      "the origin that may send credentials, as a second tier beside the public one; or leave the credentials out.",
    fix: {
      file: "QuoteResource.java",
      lines: [
        '  @CrossOrigin(origins = "*", methods = "GET")',
        `+ @CrossOrigin(origins = "${location.origin}", methods = "GET", allowCredentials = true)`,
      ],
    },
  },
  {
    name: "put-public",
    resource: "quotes",
    title: "Change the quote",
    does: "PUT with X-Reason to a resource that is shared for reading only.",
    path: "/quotes",
    options: { method: "PUT", headers: { "Content-Type": "text/plain", "X-Reason": "mine is better" }, body: "Hi" },
    because: "The policy lists GET as its only method, and no request header.",
    fix: {
      file: "QuoteResource.java",
      lines: [
        '- @CrossOrigin(origins = "*", methods = "GET")',
        '+ @CrossOrigin(origins = "*", methods = {"GET", "PUT"}, allowedHeaders = "X-Reason")',
      ],
    },
  },
  {
    name: "get-unshared",
    resource: "notes",
    title: "Read the notes",
    does: "A plain GET of a resource that no policy covers. It reaches the server all the same.",
    path: "/notes",
    options: {},
    because: "Nothing shares NoteResource.count with another origin.",
    fix: {
      file: "NoteResource.java",
      lines: ['  @Path("notes")', `+ @CrossOrigin("${location.origin}")`, "  public final class NoteResource {"],
    },
  },
  {
    name: "post-unshared",
    resource: "notes",
    title: "Add a note",
    does: "A POST of plain text needs no preflight, as a form would need none. What does the server do with it?",
    path: "/notes",
    options: { method: "POST", headers: { "Content-Type": "text/plain" }, body: "Remember the milk" },
    because:
      "The note was added all the same. For a request that needs no preflight, CORS decides who may read the answer, " +
      "not who may send it. Against unwanted ones a server needs something else, such as SameSite cookies, or to " +
      "refuse the content types that a form can send.",
    fix: {
      file: "NoteResource.java",
      lines: ['  @Path("notes")', `+ @CrossOrigin("${location.origin}")`, "  public final class NoteResource {"],
    },
  },
  {
    name: "get-unshared-no-cors",
    resource: "notes",
    title: "Read the notes in “no-cors” mode",
    does: "Often given as advice. It takes the error away, and every answer with it.",
    path: "/notes",
    options: { mode: "no-cors" },
    because: "The mode “no-cors” gives up reading from the start. Share the resource, and leave the mode out.",
    fix: {
      file: "NoteResource.java",
      lines: ['  @Path("notes")', `+ @CrossOrigin("${location.origin}")`, "  public final class NoteResource {"],
    },
  },
];

const OUTCOMES = {
  none: { text: "Not sent yet", icon: "" },
  sending: { text: "Sending…", icon: "" },
  allowed: { text: "Allowed", icon: "✓" },
  "refused-preflight": { text: "Refused at the preflight", icon: "✕" },
  "refused-response": { text: "Refused at the response", icon: "✕" },
  opaque: { text: "Sent but not readable", icon: "–" },
  unreachable: { text: "No answer", icon: "!" },
};

/** Fetch, CORS-safelisted method and request-header: those need no preflight. Content-Type is text/plain here. */
const SAFELISTED_METHODS = ["GET", "HEAD", "POST"];
const SAFELISTED_HEADERS = ["accept", "accept-language", "content-language", "content-type"];

let config;
let lastId = 0;
let queue = Promise.resolve();
let waiting = 0;

/* ---------- what happened ---------- */

/** Sends one request and finds out, from its result and from what the server saw, what became of it. */
async function send(request) {
  const method = request.options.method ?? "GET";
  const result = { request, method };
  try {
    const response = await fetch(config.api + request.path, request.options);
    result.outcome = response.type === "opaque" ? "opaque" : "allowed";
    result.response = response;
    result.body = await response.text();
  } catch (error) {
    result.error = error;
  }
  const exchanges = (await newExchanges()).filter((exchange) => exchange.target === request.path);
  result.preflight = exchanges.findLast(
    (e) => e.method === "OPTIONS" && header(e, "access-control-request-method") === method,
  );
  result.actual = exchanges.findLast((e) => e.method === method);
  if (result.error) {
    result.outcome = result.actual ? "refused-response" : result.preflight ? "refused-preflight" : "unreachable";
  }
  return result;
}

async function newExchanges() {
  try {
    const exchanges = await (await fetch(`/exchanges?since=${lastId}`)).json();
    for (const exchange of exchanges) {
      exchange.headers = {
        request: asMap(exchange.request),
        response: asMap(exchange.response),
      };
      lastId = exchange.id;
    }
    showExchanges(exchanges);
    return exchanges;
  } catch {
    return []; // the demo was stopped, and the request itself says so
  }
}

/** Several lines of one name are one list. */
function asMap(lines) {
  const map = new Map();
  for (const [name, value] of lines) {
    const key = name.toLowerCase();
    map.set(key, map.has(key) ? `${map.get(key)}, ${value}` : value);
  }
  return map;
}

function header(exchange, name, side = "request") {
  return exchange.headers[side].get(name);
}

/** The steps of the browser's check, in words. See Fetch, CORS-preflight fetch and CORS check. */
function reasons(result) {
  const { request, method, preflight, actual } = result;
  const ownHeaders = Object.keys(request.options.headers ?? {}).filter(
    (name) => !SAFELISTED_HEADERS.includes(name.toLowerCase()),
  );
  const asked = method + (ownHeaders.length ? ` with ${ownHeaders.join(", ")}` : "");
  const sentences = [];
  if (result.outcome === "unreachable") {
    return [`No server saw the request. Is the demo still running at ${config.api}?`];
  }
  if (preflight) {
    if (preflight.status < 200 || preflight.status > 299) {
      sentences.push(
        `The preflight asked whether ${asked} may be sent, and was answered ${preflight.status}. ` +
          `Anything but 200 to 299 is a no, so the ${method} was never sent.`,
      );
    } else if (result.outcome === "refused-preflight") {
      sentences.push(
        `The preflight was answered ${preflight.status}, but the answer does not allow ${asked}. ` +
          `The ${method} was never sent.`,
      );
    } else {
      sentences.push(`The preflight asked whether ${asked} may be sent, and the answer says yes.`);
    }
  } else if (ownHeaders.length || !SAFELISTED_METHODS.includes(method)) {
    sentences.push("No preflight this time: the browser still has the answer to the last one (maxAge).");
  } else {
    sentences.push(`No preflight: a ${method} without headers of its own is sent at once.`);
  }
  if (actual) {
    sentences.push(answerReason(result));
  }
  return sentences;
}

function answerReason({ request, actual, outcome }) {
  const origin = header(actual, "access-control-allow-origin", "response");
  const credentials = request.options.credentials === "include";
  const ran = `The server ran the request and answered ${actual.status}, but`;
  if (outcome === "opaque") {
    return (
      `The server ran the request and answered ${actual.status}. In this mode the script gets an empty answer with ` +
      "status 0, whatever the server says."
    );
  }
  if (outcome === "allowed") {
    return (
      `The answer says Access-Control-Allow-Origin: ${origin}, ` +
      (origin === "*" ? "any origin" : "this page’s origin") +
      (credentials ? ", and Access-Control-Allow-Credentials: true." : ".")
    );
  }
  if (origin === undefined) {
    return `${ran} the answer has no Access-Control-Allow-Origin. The browser keeps it from the script.`;
  }
  if (credentials && origin === "*") {
    return (
      `${ran} Access-Control-Allow-Origin: * does not count for a request with credentials. ` +
      "The browser keeps the answer from the script."
    );
  }
  if (origin !== "*" && origin !== location.origin) {
    return `${ran} Access-Control-Allow-Origin names ${origin}, which is not this page.`;
  }
  return `${ran} the answer lacks Access-Control-Allow-Credentials: true.`;
}

/** Why the policy says no, and what would change that; more of both where this page is not the one the policy names. */
function policyReasons({ request, outcome }) {
  if (outcome === "allowed" || outcome === "unreachable") {
    return [];
  }
  const reasons = request.because ? [{ because: request.because, fix: request.fix }] : [];
  if (request.resource === "books" && location.origin !== config.page) {
    reasons.unshift({
      because: `The policy names ${config.page}, and this page’s origin is ${location.origin}.`,
      fix: {
        file: "DemoApplication.java",
        lines: ["- .allowedOrigins(pageOrigin)", `+ .allowedOrigins(pageOrigin, "${location.origin}")`],
      },
    });
  }
  return reasons;
}

/* ---------- showing it ---------- */

function element(tag, properties = {}, ...children) {
  const { data, ...rest } = properties;
  const node = Object.assign(document.createElement(tag), rest);
  Object.assign(node.dataset, data);
  node.append(...children);
  return node;
}

const KINDS = [
  ["string", /^"/],
  ["annotation", /^@/],
  ["keyword", /^(public|final|class|true)$/],
];

/** Colours strings, annotations and comments of a few lines of Java or JavaScript. */
function code(text) {
  const fragment = document.createDocumentFragment();
  for (const token of text.split(/("[^"]*"|@\w+|\b(?:public|final|class|true)\b)/)) {
    const kind = KINDS.find(([, pattern]) => pattern.test(token));
    fragment.append(kind ? element("span", { className: kind[0] }, token) : token);
  }
  return fragment;
}

/** The call as it is made. */
function source(request) {
  const url = JSON.stringify(config.api + request.path);
  if (!Object.keys(request.options).length) {
    return `fetch(${url})`;
  }
  const options = JSON.stringify(request.options, null, 2).replace(/"([A-Za-z]+)":/g, "$1:");
  return `fetch(${url}, ${options})`;
}

function part(name, title, ...children) {
  return element("div", { className: `part ${name}`, data: { part: name } }, element("h4", {}, title), ...children);
}

function setOutcome(request, outcome) {
  const badge = document.getElementById(`outcome-${request.name}`);
  badge.dataset.outcome = outcome;
  const icon = element("span", { className: "icon" }, OUTCOMES[outcome].icon);
  icon.setAttribute("aria-hidden", "true");
  badge.replaceChildren(...(OUTCOMES[outcome].icon ? [icon] : []), OUTCOMES[outcome].text);
}

function show(result) {
  const { request, outcome } = result;
  const card = document.querySelector(`[data-request="${request.name}"]`);
  card.querySelector(".details").replaceChildren(readPart(result), whyPart(result), ...fixPart(result));
  card.querySelector(".seen").replaceChildren(...serverPart(result));
  setOutcome(request, outcome);
}

function readPart({ response, body, error, actual, outcome }) {
  if (error) {
    return part(
      "read",
      "What the script could read",
      element(
        "p",
        {},
        "Nothing: no status, no header, no body. Only ",
        element("code", {}, `${error.name}: ${error.message}`),
      ),
    );
  }
  const list = element("dl", { className: "readable" });
  const row = (name, ...value) => list.append(element("div", {}, element("dt", {}, name), element("dd", {}, ...value)));
  row("status", element("code", {}, String(response.status)));
  const headers = [...response.headers].map(([name, value]) => `${properName(name)}: ${value}`);
  row("headers", ...(headers.length ? headers.map((line) => element("code", { className: "line" }, line)) : ["none"]));
  row("body", body ? element("code", {}, body) : "nothing");
  if (outcome === "allowed" && actual) {
    const hidden = [...actual.headers.response.keys()].filter(
      (name) => !response.headers.has(name) && !name.startsWith("access-control-") && name !== "vary",
    );
    if (hidden.length) {
      row("hidden", ...hidden.map((name) => element("code", { className: "line" }, properName(name))));
    }
  }
  return part("read", "What the script could read", list);
}

function whyPart(result) {
  const sentences = [...reasons(result), ...policyReasons(result).map(({ because }) => because)];
  const paragraphs = sentences.map((sentence) => element("p", {}, sentence));
  const log = [result.preflight, result.actual].flatMap((exchange) => exchange?.log ?? []);
  if (log.length) {
    paragraphs.push(element("p", { className: "logged" }, "Logged at DEBUG: ", element("code", {}, log.join("\n"))));
  }
  const title = { allowed: "Why it was allowed", opaque: "Why there is nothing", unreachable: "Why" };
  return part("why", title[result.outcome] ?? "Why it was refused", ...paragraphs);
}

function fixPart(result) {
  const { extra } = result.request;
  if (result.outcome === "allowed") {
    return extra ? [part("fix", extra.label, difference(extra))] : [];
  }
  const fixes = policyReasons(result).map(({ fix }) => fix);
  return fixes.length ? [part("fix", "The line that would allow it", ...fixes.map(difference))] : [];
}

/** Lines of a file, with what to add and what to remove. */
function difference({ file, lines }) {
  const marked = lines.map((line) => {
    const kind = { "+": "added", "-": "removed" }[line[0]];
    const text = element("span", { className: `diff ${kind ?? ""}` });
    if (kind) {
      text.append(element("span", { className: "hidden" }, kind === "added" ? "add: " : "remove: "));
    }
    text.append(code(line));
    return text;
  });
  return element("figure", {}, element("figcaption", {}, file), element("pre", {}, element("code", {}, ...marked)));
}

function serverPart({ preflight, actual }) {
  const items = [
    [preflight, "Preflight"],
    [actual, "Actual request"],
  ]
    .filter(([exchange]) => exchange)
    .map(([exchange, title]) =>
      element(
        "li",
        { data: { method: exchange.method, status: exchange.status } },
        element("p", { className: "step" }, title),
        wire(exchange),
      ),
    );
  return items.length ? [part("server", "What the server saw", element("ol", { className: "wire" }, ...items))] : [];
}

/** An exchange, as on the wire. */
function wire(exchange) {
  const headers = (lines, except = []) =>
    lines
      .filter(([name]) => !except.includes(name.toLowerCase()))
      .map(([name, value]) =>
        element(
          "span",
          { className: /^(origin|access-control-|vary)/i.test(name) ? "line cors" : "line" },
          `${properName(name)}: ${value}`,
        ),
      );
  return element(
    "div",
    { className: "exchange" },
    element(
      "code",
      { className: "asked" },
      element("span", { className: "line first" }, `${exchange.method} ${exchange.target}`),
      ...headers(exchange.request),
    ),
    element(
      "code",
      { className: "answered" },
      element("span", { className: "line first" }, `${exchange.status}`),
      ...headers(exchange.response, ["content-length"]),
    ),
  );
}

function properName(name) {
  return name.toLowerCase() === "etag"
    ? "ETag"
    : name.toLowerCase().replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

function showExchanges(exchanges) {
  const list = document.getElementById("exchanges");
  for (const exchange of exchanges) {
    const origin = header(exchange, "origin");
    list.prepend(
      element(
        "li",
        { data: { method: exchange.method, status: exchange.status } },
        element(
          "details",
          {},
          element(
            "summary",
            {},
            element("code", {}, `${exchange.method} ${exchange.target}`),
            element("span", { className: "status" }, String(exchange.status)),
            element("span", { className: "from" }, origin ? `from ${origin}` : "without Origin"),
          ),
          wire(exchange),
        ),
      ),
    );
  }
  while (list.children.length > 30) {
    list.lastElementChild.remove();
  }
  document.getElementById("no-exchanges").hidden = list.children.length > 0;
}

function say(text) {
  document.getElementById("status").textContent = text;
}

/* ---------- keeping order ---------- */

/** One after the other, so that what the server saw belongs to the request that was sent. */
function enqueue(task) {
  waiting++;
  document.documentElement.dataset.state = "busy";
  queue = queue
    .then(task)
    .catch((error) => say(`Something went wrong on this page: ${error.message}.`))
    .then(() => {
      waiting--;
      document.documentElement.dataset.state = waiting ? "busy" : "ready";
    });
}

async function sendAndShow(request) {
  setOutcome(request, "sending");
  const result = await send(request);
  show(result);
  return result.outcome;
}

function sendOne(request) {
  enqueue(async () => {
    const outcome = await sendAndShow(request);
    say(`${request.title}: ${OUTCOMES[outcome].text.toLowerCase()}.`);
  });
}

function sendAll() {
  enqueue(async () => {
    say(`Sending ${REQUESTS.length} requests…`);
    const counts = new Map();
    for (const request of REQUESTS) {
      const outcome = await sendAndShow(request);
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
    say(
      `${REQUESTS.length} sent: ` +
        [...counts].map(([outcome, count]) => `${count} ${OUTCOMES[outcome].text.toLowerCase()}`).join(", ") +
        ".",
    );
  });
}

function addCard(request) {
  const card = document.getElementById("card").content.firstElementChild.cloneNode(true);
  card.dataset.request = request.name;
  const title = card.querySelector("h3");
  title.id = `title-${request.name}`;
  title.textContent = request.title;
  card.setAttribute("aria-labelledby", title.id);
  card.querySelector(".does").textContent = request.does;
  card.querySelector("code").append(code(source(request)));
  const button = card.querySelector("button");
  button.id = `send-${request.name}`;
  button.setAttribute("aria-labelledby", `${button.id} ${title.id}`);
  button.addEventListener("click", () => sendOne(request));
  card.querySelector(".outcome").id = `outcome-${request.name}`;
  document.querySelector(`[data-resource="${request.resource}"] .cards`).append(card);
}

async function start() {
  for (const snippet of document.querySelectorAll("code.java")) {
    snippet.replaceChildren(code(snippet.textContent));
  }
  config = await (await fetch("/config.json")).json();
  document.getElementById("page-origin").textContent = location.origin;
  document.getElementById("api-origin").textContent = config.api;
  document.getElementById("curl").textContent = `curl -H "Origin: ${config.page}" ${config.api}/books`;
  const other = location.origin === config.page ? config.page.replace("//localhost", "//127.0.0.1") : config.page;
  document
    .getElementById("elsewhere")
    .append(
      other === config.page
        ? "This address is not in the policy of the books. Back to "
        : "See it from an origin that the policy does not name: the same page as ",
      element("a", { href: `${other}/` }, `${other}/`),
    );
  REQUESTS.forEach(addCard);
  document.getElementById("send-all").addEventListener("click", sendAll);
  document.getElementById("refresh").addEventListener("click", () => enqueue(newExchanges));
  await newExchanges();
  for (const button of document.querySelectorAll("button")) {
    button.disabled = false;
  }
  document.documentElement.dataset.state = "ready";
}

start().catch((error) => say(`This page could not start: ${error.message}.`));
