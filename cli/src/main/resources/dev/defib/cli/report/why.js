// Why a run violates its check.
function showWhy(explanation, go) {
  const parts = [];
  if (explanation.formula) {
    parts.push(element('h3', {}, 'the formula'));
    parts.push(element('div', { class: 'tree' }, element('ul', {}, blame(explanation.formula, go))));
  }
  if (explanation.timeline) parts.push(timeline(explanation.timeline, go));
  for (const blocked of explanation.blocked) parts.push(waits(blocked));
  if (explanation.fairness.length > 0) parts.push(fairness(explanation.fairness, go));
  for (const remedy of explanation.remedies) parts.push(element('p', {}, 'help: ' + remedy));
  if (explanation.fewerFaults) parts.push(fewer(explanation.fewerFaults));
  return parts;
}

function stepLink(step, go) {
  return element('button', { click: () => go(step) }, step === 0 ? 'at the start' : 'step ' + step);
}

function blame(part, go) {
  const reads = part.reads.map((read) => read.name + ' ' + read.value).join(', ');
  const item = element('li', { title: place(part.place) },
      element('span', { class: 'value ' + (part.value === 'false' ? 'bad' : '') }, part.value),
      part.text,
      stepLink(part.step, go),
      part.onwards ? element('span', { class: 'faint' }, 'and from there on') : null,
      reads === '' ? null : element('span', { class: 'faint' }, ' (' + reads + ')'));
  if (part.parts.length > 0) item.append(element('ul', {}, ...part.parts.map((p) => blame(p, go))));
  if (part.omitted > 0) item.append(element('span', { class: 'faint' }, ' and ' + part.omitted + ' more'));
  return item;
}

function timeline(line, go) {
  const items = [];
  if (line.strike) items.push(element('li', {}, stepLink(line.strike, go), 'the last fault'));
  items.push(element('li', {}, stepLink(line.since, go), 'from here on ticks count'));
  items.push(element('li', {}, stepLink(line.deadline, go), 'the deadline: ' + line.allowed + ' ticks may pass'));
  if (line.late) items.push(element('li', {}, stepLink(line.late, go), 'one tick too many'));
  return element('div', { class: 'tree' }, element('h3', {}, 'too late'), element('ul', {}, ...items));
}

function waits(blocked) {
  const steps = blocked.steps.map((step) => element('li', {},
      step.label, element('span', { class: 'faint' }, ' ' + place(step.place)),
      element('ul', {}, ...step.needs.map((need) => element('li', {}, 'needs ' + need)))));
  return element('div', { class: 'tree' },
      element('h3', {}, blocked.machine + ' waits'), element('ul', {}, ...steps));
}

function fairness(steps, go) {
  const words = { taken: 'taken', not_enabled: 'not enabled', not_needed: 'not needed' };
  const items = steps.map((step) => element('li', {},
      step.assumption + ': ' + words[step.way], stepLink(step.step, go)));
  return element('details', { class: 'tree' },
      element('summary', {}, 'how the loop is fair'), element('ul', {}, ...items));
}

function fewer(found) {
  const text = found.fewest === 0 ? 'It is violated without any fault.'
      : found.fewest === found.shown ? 'With fewer than ' + found.fewest + ' faults it holds.'
      : 'Of the ' + found.shown + ' faults ' + found.fewest + ' are enough: ' + found.strikes.join(', ');
  return element('p', {}, text);
}

function place(where) {
  return where && where.line > 0 ? where.file + ':' + where.line : '';
}
