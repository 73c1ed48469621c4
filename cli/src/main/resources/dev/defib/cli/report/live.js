// What can be done next in a walk: each choice is a form that is sent to the server.
function showLive(live) {
  const options = live.options.map((option, i) => element('li', {},
      choice('take', i, option.label, option.kind === 'fault' ? 'bad' : option.kind === 'tick' ? 'faint' : ''),
      option.choices ? ' ' + option.choices : null));
  return [
    element('div', { class: 'controls' },
        choice('back', 0, 'take the last step back', ''),
        ...live.starts.map((start, i) => choice('start', i, 'start anew' + (start ? ': ' + start : ''), '')),
        element('a', { href: 'walk.json', download: 'walk.json' }, 'save the walk')),
    element('h3', {}, options.length > 0 ? 'what can happen next' : 'nothing more can happen'),
    element('ul', { id: 'options' }, ...options),
    element('details', { class: 'tree', id: 'blocked' },
        element('summary', {}, 'what cannot, and why'), ...live.blocked.map(waits)),
  ];
}

function choice(action, number, text, mood) {
  return element('form', { method: 'post', action: action + '?' + number, class: 'choice' },
      element('button', { class: mood }, text));
}
