// A run: its steps one after the other, and the state after each of them.
function makeRun(trace) {
  const steps = trace.stem.concat(trace.loop);
  return {
    trace,
    steps,
    length: steps.length,
    loop: trace.loop.length > 0 ? trace.stem.length : -1,

    /** The values after a step by name, in the order of the document; 0 is the initial state. */
    state(index) {
      const values = new Map(trace.initial.map((shown) => [shown.name, shown.value]));
      for (let i = 0; i < index; i++) {
        for (const change of steps[i].changes) values.set(change.name, change.after);
      }
      return values;
    },

    /** The names that a step changed. */
    changed(index) {
      return new Set(index === 0 ? [] : steps[index - 1].changes.map((change) => change.name));
    },

    /** The first step behind one that satisfies a condition; the same if there is none. */
    next(index, condition) {
      const found = steps.findIndex((step, i) => i >= index && condition(step));
      return found < 0 ? index : found + 1;
    },

    /** The machines and queues, between which arrows go. */
    lanes() {
      const queues = trace.initial.filter((shown) => shown.sort === 'queue');
      return trace.machines.concat(queues).map((lane) => lane.name);
    },

    /** Who meets whom in a step: pairs of lanes with what passes between them. */
    arrows(step) {
      if (step.kind !== 'step' || step.machine === '') return [];
      const queues = new Set(
          trace.initial.filter((shown) => shown.sort === 'queue').map((shown) => shown.name));
      const arrows = [];
      for (const event of step.events) {
        const sign = Math.max(event.indexOf('!'), event.indexOf('?'));
        const queue = event.substring(0, sign);
        if (sign > 0 && queues.has(queue)) {
          const ends = event[sign] === '!' ? [step.machine, queue] : [queue, step.machine];
          arrows.push({ from: ends[0], to: ends[1], text: event.substring(sign + 1) });
        }
      }
      for (const other of new Set(step.participants)) {
        if (other !== step.machine) arrows.push({ from: step.machine, to: other, text: '' });
      }
      return arrows;
    },
  };
}
