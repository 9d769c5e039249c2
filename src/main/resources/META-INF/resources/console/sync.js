import { ago, api, ask, count, fill, live, me, say, when } from '/console/console.js';
import { drawAll } from '/console/history.js';

const by = (id) => document.getElementById(id);
const FOLDERS = 1100;

function text(node, selector, value) {
  node.querySelector(selector).textContent = value;
}

/** A moment within a sentence. */
function at(iso) {
  return when(iso).textContent;
}

function moment(node, selector, iso, otherwise) {
  node.querySelector(selector).replaceChildren(...(iso ? [when(iso), ' (', ago(iso), ')'] : [otherwise]));
}

function place(node, selector, iso) {
  node.querySelector(selector).replaceChildren(when(iso));
}

function took(pass) {
  if (!pass.finishedAt) return '';
  const seconds = (new Date(pass.finishedAt) - new Date(pass.startedAt)) / 1000;
  return seconds < 90 ? `${seconds.toFixed(1)} s` : seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

function running(pass) {
  by('pass').hidden = !pass;
  if (!pass) return;
  by('pass-title').textContent = `A pass (${pass.pass.kind}, ${pass.pass.dataClasses}) has been running since ${at(pass.pass.startedAt)}`;
  if (pass.share === null) {
    by('pass-share').removeAttribute('value');
  } else {
    by('pass-share').value = pass.share;
  }
  by('pass-figures').textContent = pass.here
    ? `${count(pass.objects)} objects, ${count(Math.round(pass.perSecond))} a second`
      + (pass.secondsLeft === null ? '' : `, about ${count(Math.round(pass.secondsLeft / 60))} min left`)
    : 'It runs in another process, which alone knows how far it is.';
}

/** The folders are asked for when somebody opens them, and shown as those that are not done. */
async function folders(details, copy) {
  const list = await api(`/api/v1/sync/${copy.mirror}/${copy.dataClass}/folders`);
  const open = list.filter((folder) => !folder.finished);
  text(details, '.folder-list', open.length === 0
    ? 'All are done.'
    : `${count(FOLDERS - open.length)} are done. To do: ` + open.map((folder) => folder.reached ? `${folder.folder} (begun)` : folder.folder).join(', '));
}

function copies(all) {
  by('no-copy').hidden = all.length > 0;
  // So that "5 minutes ago" does not stay.
  const minute = Math.floor(Date.now() / 60000);
  fill(by('copies'), by('copy-card'), all.map((copy) => ({ ...copy, minute })), (node, copy) => {
    text(node, '.what', copy.dataClass);
    text(node, '.path', copy.path);
    text(node, '.objects', copy.objects === null ? 'not counted yet' : `${count(copy.objects)}, counted at ${at(copy.countedAt)}`);
    moment(node, '.as-of', copy.asOf, 'not complete yet');
    text(node, '.buckets', copy.buckets.join(', '));
    moment(node, '.watermark', copy.watermark, 'not followed yet');
    moment(node, '.read', copy.changeListReadAt, 'not yet');
    text(node, '.pending', count(copy.pending));
    text(node, '.failed', count(copy.failed));
    text(node, '.scan', copy.scan.ended
      ? `complete, began ${ago(copy.scan.began).textContent}`
      : copy.scan.began ? `${count(copy.scan.foldersFinished)} of ${count(FOLDERS)} folders, began ${ago(copy.scan.began).textContent}` : 'none yet');
    node.querySelector('.folders').value = copy.scan.ended ? FOLDERS : copy.scan.foldersFinished;
    const details = node.querySelector('details');
    if (details) {
      details.ontoggle = () => {
        if (details.open) folders(details, copy).catch((trouble) => say(trouble.message, 'error'));
      };
    }
  });
}

/** A list that is read again from its beginning, as far as it was read before. */
function growing(path, button, show) {
  let pages = 1;
  const load = async () => {
    let items = [];
    let next = null;
    for (let page = 0; page < pages && (page === 0 || next); page++) {
      const part = await api(next ? `${path}&after=${encodeURIComponent(next)}` : path);
      items = items.concat(part.items);
      next = part.next ?? null;
    }
    button.hidden = !next;
    show(items);
  };
  button.addEventListener('click', () => {
    pages++;
    load().catch((trouble) => say(trouble.message, 'error'));
  });
  return load;
}

const passes = growing('/api/v1/sync/passes?limit=20', by('more-passes'), (items) => {
  by('no-passes').hidden = items.length > 0;
  fill(by('passes'), by('pass-row'), items, (node, pass) => {
    place(node, '.began', pass.startedAt);
    text(node, '.kind', `${pass.kind}: ${pass.dataClasses}`);
    text(node, '.took', took(pass));
    text(node, '.state', pass.state.replace('-', ' '));
    text(node, '.fetched', count(pass.fetched));
    text(node, '.removed', count(pass.removed));
    text(node, '.failed', count(pass.failed));
    text(node, '.problem', pass.problem ?? '');
  });
});

const failures = growing('/api/v1/sync/failures?limit=50', by('more-failures'), (items) => {
  by('no-failures').hidden = items.length > 0;
  by('failures-table').hidden = items.length === 0;
  fill(by('failures'), by('failure-row'), items, (node, object) => {
    text(node, '.key', object.key);
    text(node, '.problem', object.problem);
    text(node, '.attempts', count(object.attempts));
    place(node, '.first', object.firstFailedAt);
    place(node, '.next', object.nextAttemptAt);
  });
});

const vanished = growing('/api/v1/sync/deletions?limit=50', by('more-vanished'), (items) => {
  by('vanished-table').hidden = items.length === 0;
  fill(by('vanished'), by('vanished-row'), items, (node, object) => {
    text(node, '.key', object.key);
    text(node, '.state', object.state);
    text(node, '.reason', object.reason);
    place(node, '.noted', object.notedAt);
  });
});

async function decide(brake, word) {
  const confirms = word === 'confirm';
  by('sure-title').textContent = confirms ? 'Remove them here?' : 'Keep them?';
  by('sure-text').textContent = confirms
    ? `${count(brake.vanished)} ${brake.dataClass} in ${brake.path}: the next pass looks at each once more, and removes what is really gone.`
    : `${count(brake.vanished)} ${brake.dataClass} in ${brake.path} stay, until a scan misses them again.`;
  by('sure-yes').textContent = confirms ? 'Remove them' : 'Keep them';
  if ((await ask(by('sure'))) === null) return;
  await api(`/api/v1/sync/deletions/${brake.mirror}/${brake.dataClass}/${word}`, { method: 'POST' });
  say(confirms ? 'The next pass removes them.' : 'They stay here.');
  await deletions();
}

async function deletions() {
  const waiting = await api('/api/v1/sync/deletions/waiting');
  const mayDecide = (await me)?.may('operator') ?? false;
  by('no-deletions').hidden = waiting.length > 0;
  fill(by('deletions'), by('deletion-card'), waiting, (node, brake) => {
    text(node, '.sentence', `${count(brake.vanished)} of ${count(brake.known)} ${brake.dataClass} in ${brake.path} are not in ORCID's buckets any more, `
      + (brake.cause === 'empty-bucket' ? 'a whole bucket at once.' : 'more than a scan removes by itself.'));
    node.querySelector('.acts').hidden = !mayDecide;
    for (const word of ['confirm', 'refuse']) {
      node.querySelector('.' + word).onclick = () => decide(brake, word).catch((trouble) => say(trouble.message, 'error'));
    }
  });
  await vanished();
}

live(5, async () => {
  await deletions();
  const sync = await api('/api/v1/sync');
  by('change-list').textContent = sync.changeList;
  running(sync.running);
  copies(sync.copies);
  await passes();
  await failures();
});
live(60, drawAll(by('hours'), ['sync']));
