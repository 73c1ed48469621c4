// What is shown follows from the fragment of the address: #check=NAME&step=N
const verdicts = JSON.parse(document.getElementById('document').textContent);
const all = verdicts.specs.flatMap((spec) => spec.checks.map((check) => (
    { spec, check, name: spec.spec + '.' + check.name })));
let shown = null;
let run = null;
let cursor = 0;
let marked = '';

function mood(check) {
  return check.asExpected ? 'good' : check.verdict === 'undecided' ? 'doubt' : 'bad';
}

function link(name, step) {
  return '#' + new URLSearchParams({ check: name, step: String(step) });
}

function go(step) {
  if (run) {
    history.replaceState(null, '', link(shown.name, Math.max(0, Math.min(run.length, step))));
    follow();
  }
}

function showChecks() {
  const wanted = document.getElementById('search').value.toLowerCase();
  const parts = [];
  for (const diagnostic of verdicts.diagnostics) {
    parts.push(element('p', { class: diagnostic.severity === 'error' ? 'bad' : 'doubt' },
        diagnostic.code + ' ' + place(diagnostic.place) + ' ' + diagnostic.message));
  }
  for (const spec of verdicts.specs) {
    const found = all.filter((row) => row.spec === spec
        && (row.name + ' ' + (row.check.text || '') + ' ' + row.check.form).toLowerCase().includes(wanted));
    if (found.length > 0) parts.push(element('h2', { title: spec.file }, spec.spec));
    for (const row of found) {
      parts.push(element('a', { href: link(row.name, row.check.trace ? 1 : 0), class: row === shown ? 'current' : '' },
          element('span', { class: mood(row.check) }, row.check.verdict), row.check.name));
    }
    for (const passed of spec.passedBy || []) {
      parts.push(element('p', { class: 'faint' }, 'not decided here: ' + passed.command));
    }
  }
  replace(document.getElementById('checks'), ...parts);
}

function showCheck() {
  const { spec, check } = shown;
  const expected = check.expected === undefined ? ''
      : check.asExpected ? ', as expected' : ', but ' + check.expected + ' was expected';
  replace(document.getElementById('check'),
      element('h2', {}, shown.name, ' ', element('span', { class: mood(check) }, check.verdict + expected)),
      check.text ? element('p', {}, check.text) : null,
      element('p', {}, element('code', {}, check.form),
          check.faults.length > 0 ? ' under ' + check.faults.join(', ') : ''),
      check.reason ? element('p', {}, 'why: ' + check.reason) : null,
      element('p', { class: 'faint' }, [figures(check), spec.reproduce].filter((part) => part).join('; ')),
      ...(verdicts.live ? showLive(verdicts.live) : []),
      ...(check.explanation ? showWhy(check.explanation, go) : []),
      element('div', { id: 'run' }));
}

function figures(check) {
  if (check.states === undefined) return '';
  const ticks = check.worstTicks === undefined ? '' : ', worst ' + check.worstTicks + ' ticks';
  return check.states + ' states, ' + check.transitions + ' transitions, depth ' + check.depth + ticks
      + (check.engine ? ', engine ' + check.engine : '');
}

function showRun() {
  const step = cursor === 0 ? null : run.steps[cursor - 1];
  const buttons = [['|<', 0], ['<', cursor - 1], ['>', cursor + 1], ['>|', run.length]]
      .map(([sign, target]) => element('button', { click: () => go(target) }, sign));
  replace(document.getElementById('run'),
      element('div', { class: 'controls' }, ...buttons,
          element('button', { click: nextFault }, 'next fault'),
          element('b', { id: 'step' }, step ? 'step ' + cursor + ' of ' + run.length : 'initially'),
          step ? ' ' + step.label : '', step && step.error ? element('b', { class: 'bad' }, step.error) : null),
      drawLanes(run, cursor, go),
      element('div', { class: 'below' }, showState(), showSource(step)));
  document.querySelector('.source .active')?.scrollIntoView({ block: 'nearest' });
}

function showState() {
  const changed = run.changed(cursor);
  const before = cursor === 0 ? new Map() : run.state(cursor - 1);
  const rows = [];
  for (const [name, value] of run.state(cursor)) {
    const old = changed.has(name) ? before.get(name) + ' \u2192 ' : '';
    rows.push(element('tr', {
      class: 'variable' + (changed.has(name) ? ' changed' : '') + (name === marked ? ' marked' : ''),
      click: () => { marked = name; showRun(); } },
    element('td', {}, name), element('td', {}, old + value)));
  }
  return element('section', { id: 'state' }, element('table', {}, ...rows));
}

function showSource(step) {
  const text = step && step.place && verdicts.sources ? verdicts.sources[step.place.file] : undefined;
  const lines = text === undefined ? [] : text.split('\n').map((line, i) => element('div',
      { class: i + 1 >= step.place.line && i + 1 <= Math.max(step.place.line, step.place.endLine) ? 'active' : '' },
      element('span', { class: 'number' }, String(i + 1)), line));
  return element('section', { class: 'source' },
      element('div', { class: 'faint' }, step ? place(step.place) : ''), ...lines);
}

function nextFault() {
  go(run.next(cursor, (step) => step.kind === 'fault'));
}

function nextChange() {
  go(run.next(cursor, (step) => step.changes.some((change) => change.name === marked)));
}

function follow() {
  const wanted = new URLSearchParams(location.hash.substring(1));
  const row = all.find((candidate) => candidate.name === wanted.get('check'))
      || all.find((candidate) => !candidate.check.asExpected) || all[0];
  if (!row) return;
  if (row !== shown) {
    shown = row;
    run = row.check.trace ? makeRun(row.check.trace) : null;
    showCheck();
    showChecks();
  }
  if (run) {
    cursor = Math.max(0, Math.min(run.length, Number(wanted.get('step')) || 0));
    showRun();
  }
}

const KEYS = {
  ArrowRight: () => go(cursor + 1),
  ArrowLeft: () => go(cursor - 1),
  Home: () => go(0),
  End: () => go(run ? run.length : 0),
  f: () => run && nextFault(),
  n: () => run && nextChange(),
  '/': () => document.getElementById('search').focus(),
};

document.addEventListener('keydown', (event) => {
  const typing = event.target.id === 'search';
  if (typing && event.key === 'Escape') event.target.blur();
  if (!typing && KEYS[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    KEYS[event.key]();
  }
});
document.getElementById('search').addEventListener('input', showChecks);
window.addEventListener('hashchange', follow);
const good = all.filter((row) => row.check.asExpected).length;
document.getElementById('totals').textContent = verdicts.exitCode === undefined ? ''
    : good + ' of ' + all.length + ' checks as expected, exit code ' + verdicts.exitCode;
showChecks();
follow();
