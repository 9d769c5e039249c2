import { ago, api, count, fill, live, when } from '/console/console.js';
import { drawAll } from '/console/history.js';

const by = (id) => document.getElementById(id);
const STATES = {
  queued: 'to be sent', leased: 'being sent', sent: 'sent', unchanged: 'already there', waiting: 'waiting for a permission',
  scheduled: 'to be tried again', unknown: 'to be looked up', dead: 'given up', removed: 'deleted by the researcher',
  suppressed: 'never to be sent',
  held: 'to be chosen by the researcher',
};

function text(node, selector, value) {
  node.querySelector(selector).textContent = value;
}

/** A moment within a sentence. */
function at(iso) {
  return when(iso).textContent;
}

function duration(seconds) {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172800) return `${(seconds / 3600).toFixed(1)} h`;
  return `${Math.round(seconds / 86400)} days`;
}

function attention(items) {
  by('no-attention').hidden = items.length > 0;
  fill(by('attention'), by('attention-item'), items, (node, item) => {
    text(node, '.sentence', item.sentence);
    node.querySelector('.more').href = item.link;
  });
}

function sync({ copies, running, last }) {
  by('no-copy').hidden = copies.length > 0;
  // So that "5 minutes ago" does not stay.
  const minute = Math.floor(Date.now() / 60000);
  fill(by('copies'), by('copy-row'), copies.map((copy) => ({ ...copy, minute })), (node, copy) => {
    text(node, '.what', copy.dataClass);
    node.querySelector('.what').title = copy.path;
    text(node, '.objects', copy.objects === null ? 'not counted yet' : count(copy.objects));
    node.querySelector('.objects').title = copy.countedAt ? `counted at ${at(copy.countedAt)}` : '';
    node.querySelector('.as-of').replaceChildren(...(copy.asOf ? [when(copy.asOf), ' (', ago(copy.asOf), ')'] : ['not complete yet']));
    text(node, '.outstanding', count(copy.outstanding));
  });
  by('pass').hidden = !running;
  if (running) {
    const kind = running.pass.kind === 'full' ? 'A full pass' : 'A pass over the changes';
    by('pass-title').textContent = `${kind} has been running since ${at(running.pass.startedAt)}`;
    if (running.share === null) {
      by('pass-share').removeAttribute('value');
    } else {
      by('pass-share').value = running.share;
    }
    by('pass-figures').textContent = running.here
      ? `${count(running.objects)} objects, ${count(Math.round(running.perSecond))} a second, ${(running.bytes / 1e6).toFixed(1)} MB`
        + (running.failed ? `, ${count(running.failed)} failed` : '')
        + (running.secondsLeft === null ? '' : `, about ${duration(running.secondsLeft)} left`)
      : 'It runs in another process, which alone knows how far it is.';
  }
  by('last-pass').textContent = last
    ? `The last pass (${last.kind}) began ${ago(last.startedAt).textContent} and is ${last.state.replace('-', ' ')}: ${count(last.fetched)} objects fetched, ${count(last.failed)} failed.`
    : '';
}

function requests({ perSecond, limit, measuredAt, blocked, reason }, paused) {
  by('rate').textContent = perSecond === null
    ? `At most ${limit} a second; how many there were is not known for the last minutes.`
    : `${perSecond.toFixed(1)} a second of at most ${limit}, in the minute before ${at(measuredAt)}.`;
  by('pace').textContent = blocked ? `Nothing is sent for the moment. ${reason ?? ''}` : 'Requests may start.';
  const people = Object.values(paused).reduce((sum, each) => sum + each, 0);
  by('people').textContent = people === 0
    ? 'Nobody is paused.'
    : `Nothing is sent for ${count(people)} ${people === 1 ? 'person' : 'people'}: `
      + Object.entries(paused).map(([why, each]) => `${why.replaceAll('-', ' ')} ${count(each)}`).join(', ') + '.';
}

function queue({ tasks, countedAt, oldestDueSeconds, deadLetters }) {
  by('counted-at').textContent = new Date(countedAt).toLocaleTimeString();
  by('oldest').textContent = oldestDueSeconds === null
    ? 'Nothing is due.'
    : `What is due waits up to ${duration(oldestDueSeconds)}.`;
  fill(by('tasks'), by('task-state'), Object.entries(tasks), (node, [state, number]) => {
    text(node, '.tasks', count(number));
    text(node, '.state', STATES[state] ?? state);
    node.querySelector('.state').href = state === 'dead' ? '/dead-letters' : `/queue?state=${state}`;
  });
  by('no-dead').hidden = deadLetters.length > 0;
  by('dead-table').hidden = deadLetters.length === 0;
  fill(by('dead'), by('dead-row'), deadLetters, (node, why) => {
    text(node, '.message', why.message ?? why.verdict ?? 'No reason was noted');
    const ask = new URLSearchParams();
    if (why.verdict) ask.set('verdict', why.verdict);
    if (why.errorCode !== null) ask.set('errorCode', why.errorCode);
    node.querySelector('.message').href = `/dead-letters?${ask}`;
    text(node, '.code', why.errorCode ?? '');
    text(node, '.tasks', count(why.tasks));
  });
}

live(3, async () => {
  const overview = await api('/api/v1/overview');
  attention(overview.attention);
  sync(overview.sync);
  requests(overview.requests, overview.queue.paused);
  queue(overview.queue);
});
live(60, drawAll(by('hours'), ['throughput', 'latency', 'failures', 'queue']));
