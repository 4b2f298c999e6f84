'use strict';
// What the cases in cases.txt are written with. Each function sends a request and comes to what the script got of it, as text.

const named = {};  // origins by their names in the table: api, other, defaults, pages, second, and those of frames
let current;       // the case that runs; it is part of every URL, so that no cache and no log mixes cases up

const include = {credentials: 'include'};

function url(path) {
  const absolute = /^https?:/.test(path) ? path : `${named.api}/${path}`;
  return `${absolute}${absolute.includes('?') ? '&' : '?'}case=${current}`;
}

/** The way to a path through a redirect. */
const via = (redirect, path) => `${redirect}?to=${encodeURIComponent(url(path))}`;

/** "200 text", of an error only "404"; "blocked" if the browser keeps the response to itself. */
async function get(path, init = {}) {
  let response;
  try {
    response = await fetch(url(path), {cache: 'default', ...init});
  } catch (error) {
    return error instanceof TypeError ? 'blocked' : String(error);
  }
  const type = response.type === 'cors' || response.type === 'basic' ? '' : `${response.type} `;
  const text = response.status < 400 ? ` ${await response.text()}` : '';
  return `${type}${response.status}${text}`.trim();
}

const send = (method, path, init = {}) => get(path, {method, ...init});

const post = (path, type, headers = {}, init = {}) =>
  send('POST', path, {body: '{}', headers: {'Content-Type': type, ...headers}, ...init});

/** GET with headers of these names. */
const withHeaders = (path, names, init = {}) =>
  get(path, {headers: Object.fromEntries(names.split(' ').map(name => [name, '1'])), ...init});

/** The same by XMLHttpRequest. */
function xhr(method, path, {headers = {}, withCredentials = false, listen = false, body = null} = {}) {
  return new Promise(done => {
    const request = new XMLHttpRequest();
    request.open(method, url(path));
    request.withCredentials = withCredentials;
    if (listen) request.upload.onprogress = () => {};
    for (const name in headers) request.setRequestHeader(name, headers[name]);
    request.onload = () => done(`${request.status}${request.status < 400 ? ` ${request.responseText}` : ''}`.trim());
    request.onerror = () => done('blocked');
    request.send(body);
  });
}

/** The values of these response headers that a script can read, all others that it can, too. */
async function read(path, init = {}) {
  const response = await fetch(url(path), init);
  return [...response.headers].map(([name, value]) => `${name}=${name === 'content-length' ? '#' : value}`)
    .filter(header => !/^(content-type|date=)/.test(header)).join(' ') || 'nothing';
}

/** Whether scripts can read these response headers, by both APIs. */
async function readable(path, names, init = {}) {
  const response = await fetch(url(path), init);
  const request = new XMLHttpRequest();
  await new Promise(done => {
    request.open(init.method || 'GET', url(path));
    request.withCredentials = init.credentials === 'include';
    request.onload = done;
    request.send();
  });
  return names.split(' ').filter(name => {
    const got = response.headers.get(name) !== null;
    if (got !== (request.getResponseHeader(name) !== null)) throw new Error(`fetch and XMLHttpRequest differ in ${name}`);
    return got;
  }).join(' ') || 'nothing';
}

/** What the first event carries, or "error" if there is none. */
function events(path, init = {}) {
  return new Promise(done => {
    const source = new EventSource(url(path), init);
    source.onmessage = event => { source.close(); done(event.data); };
    source.onerror = () => { source.close(); done('error'); };
  });
}

/** Loads a resource as an image, that is without CORS. */
const asImage = path => new Promise(done => {
  const image = new Image();
  image.onload = image.onerror = () => done('image');
  image.src = url(path);
});

/** Runs an expression in a frame of another origin, or of none: a sandbox's origin is null. */
function inFrame(name, expression) {
  return new Promise(done => {
    const frame = document.createElement('iframe');
    const origin = name === 'sandbox' ? named.pages : named[name];
    if (name === 'sandbox') frame.sandbox = 'allow-scripts';
    const hear = event => {
      if (event.source !== frame.contentWindow) return;
      if (event.data === 'ready') {
        frame.contentWindow.postMessage({named, current, expression}, '*');
      } else {
        removeEventListener('message', hear);
        frame.remove();
        done(event.data);
      }
    };
    addEventListener('message', hear);
    frame.src = `${origin}/cases`;
    document.body.append(frame);
  });
}

async function evaluate(expression) {
  const AsyncFunction = (async () => {}).constructor;
  try {
    const value = await new AsyncFunction(`return ${expression}`)();
    return [value].flat().join(', ');
  } catch (error) {
    return String(error);
  }
}

/** Runs cases one after the other and returns what their scripts got. */
async function runCases(origins, cases) {
  Object.assign(named, origins);
  const results = [];
  for (const [id, expression] of cases) {
    current = id;
    const patience = new Promise(done => setTimeout(done, 60000, 'no answer'));
    results.push(await Promise.race([evaluate(expression), patience]));
  }
  return results;
}

if (parent !== window) {
  addEventListener('message', async event => {
    Object.assign(named, event.data.named);
    current = event.data.current;
    parent.postMessage(await evaluate(event.data.expression), '*');
  });
  parent.postMessage('ready', '*');
}
