// The steps around the cursor as swim lanes: machines and queues side by side, time downwards.
const LANE_WIDTH = 100;
const ROW_HEIGHT = 22;
const ROWS = 16;

function drawLanes(run, cursor, go) {
  const lanes = run.lanes();
  const x = (name) => 60 + lanes.indexOf(name) * LANE_WIDTH;
  const first = Math.max(1, Math.min(cursor - ROWS / 2, run.length - ROWS + 1));
  const last = Math.min(run.length, first + ROWS - 1);
  const width = 60 + lanes.length * LANE_WIDTH + 420;
  const height = 30 + (last - first + 1) * ROW_HEIGHT;
  const svg = drawn('svg', { width, height, role: 'img', 'aria-label': 'steps ' + first + ' to ' + last });
  for (const lane of lanes) {
    svg.append(
        drawn('text', { x: x(lane), y: 14, 'text-anchor': 'middle' }, lane),
        drawn('line', { class: 'lane', x1: x(lane), x2: x(lane), y1: 20, y2: height }));
  }
  for (let index = first; index <= last; index++) {
    svg.append(drawStep(run, index, 30 + (index - first) * ROW_HEIGHT, cursor, width, lanes, x, go));
  }
  return element('div', { class: 'lanes' }, svg);
}

function drawStep(run, index, y, cursor, width, lanes, x, go) {
  const step = run.steps[index - 1];
  const group = drawn('g', { class: 'step', 'data-step': index, click: () => go(index) });
  group.append(drawn('rect', {
    class: index === cursor ? 'now' : '', fill: 'transparent', x: 0, y: y - 11, width, height: ROW_HEIGHT }));
  if (run.loop >= 0 && index > run.loop) {
    group.append(drawn('line', { class: 'loop', x1: 4, x2: 4, y1: y - 11, y2: y + 11 }));
  }
  group.append(drawn('text', { x: 34, y: y + 4, 'text-anchor': 'end' }, String(index)));
  const right = 60 + lanes.length * LANE_WIDTH;
  if (step.kind === 'tick') {
    group.append(
        drawn('line', { class: 'tick', x1: 40, x2: right, y1: y, y2: y }),
        drawn('text', { x: right, y: y + 4 }, 'tick ' + step.ticks));
    return group;
  }
  for (const arrow of run.arrows(step)) group.append(drawArrow(x(arrow.from), x(arrow.to), y, arrow.text));
  const fault = step.kind === 'fault';
  const struck = fault ? step.changes.filter((change) => change.sort === 'state') : [];
  for (const lane of new Set([step.machine, ...step.participants, ...struck.map((change) => change.machine)])) {
    if (lanes.includes(lane)) group.append(drawn('circle', { cx: x(lane), cy: y, r: fault ? 6 : 4, class: fault ? 'fault' : '' }));
  }
  group.append(drawn('text', { x: right, y: y + 4, class: fault ? 'fault' : '' }, (fault ? '\u26a1 ' : '') + step.label));
  return group;
}

function drawArrow(from, to, y, text) {
  const way = Math.sign(to - from);
  return drawn('g', {},
      drawn('line', { class: 'arrow', x1: from, x2: to, y1: y, y2: y }),
      drawn('path', { d: `M${to - 6 * way} ${y} l${-6 * way} -4 l0 8 z` }),
      drawn('text', { x: (from + to) / 2, y: y - 3, 'text-anchor': 'middle' }, text));
}
