import { api, plot } from '/console/console.js';

/** Draws a series of /api/v1/history into a canvas; minutes become times of the reader's day. */
export async function draw(canvas, series, hours) {
  const history = await api(`/api/v1/history?series=${series}&hours=${hours}`);
  const days = hours > 24;
  const form = days
    ? { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }
    : { hour: '2-digit', minute: '2-digit' };
  plot(canvas, {
    labels: history.at.map((at) => new Date(at).toLocaleString(undefined, form)),
    series: Object.entries(history.values).map(([name, values]) => ({ name, values })),
    unit: history.unit,
  });
}

/** Draws several, and again when another time is chosen or a minute has passed. */
export function drawAll(select, names) {
  const all = async () => {
    for (const name of names) {
      await draw(document.getElementById(name), name, Number(select.value));
    }
  };
  select.addEventListener('change', all);
  return all;
}
