// A monkey at the screen: so many random deeds in a row, from a seed. Ends with what was done, or with what is wrong.
// Time between two deeds passes on the page's clock, so that the app does not take every press for the one before.
const [seed, count] = arguments, done = arguments[arguments.length - 1];
let state = seed >>> 0;
const chance = () => {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const below = most => Math.floor(chance() * most);
const one = list => list[below(list.length)];

if (window.skipped === undefined) {
  const real = performance.now.bind(performance);
  window.skipped = 0;
  performance.now = () => real() + window.skipped;
  const stamp = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp').get;
  Object.defineProperty(Event.prototype, 'timeStamp', { get() { return stamp.call(this) + window.skipped; } });
  // Nothing leads away from the app, and nothing waits for a dialog of the browser's.
  window.print = () => {};
  window.open = () => null;
  addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    if (event.target.matches?.('[type=file]') || (link && (link.origin !== location.origin || link.hasAttribute('download')))) event.preventDefault();
  });
}

const shown = e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.getClientRects().length > 0;
const room = () => document.querySelector('dialog[open]') ?? document;
const controls = () => [...room().querySelectorAll('a[href], button, input, summary, label')].filter(shown);
const point = (kind, x, y) => ({ bubbles: true, cancelable: true, composed: true, clientX: x, clientY: y, pointerId: 1, pointerType: 'touch', isPrimary: true });
const press = (element, x, y) => {
  for (const kind of ['pointerdown', 'mousedown', 'pointerup', 'mouseup']) {
    const Kind = kind.startsWith('pointer') ? PointerEvent : MouseEvent;
    element.dispatchEvent(new Kind(kind, point(kind, x, y)));
  }
  element.click?.();
};
const tap = () => {
  const [x, y] = [below(innerWidth), below(innerHeight)], hit = document.elementFromPoint(x, y);
  if (hit) press(hit, x, y);
};
const tapControl = () => {
  // Ending is tried too, but rarely: it leads out of everything.
  const there = controls().filter(e => !e.closest('[data-testid=end]') || chance() < 0.03);
  const control = one(there);
  if (!control) return tap();
  const box = control.getBoundingClientRect();
  press(control, box.left + box.width / 2, box.top + box.height / 2);
};
const texts = ['1', '0X', 'x', '339902195803120428', '15400009999', 'a@b.cn', '安澜市望潮区5号', 'é ñ ß', '龚䶮𠮷', '😀👨‍👩‍👧', 'مرحبا بالعالم', '‮abc‬', '​‌‍﻿', '１２３', '\u0000\t', "<b>'\";--", 'x'.repeat(1000)];
const type = () => {
  const field = one([...room().querySelectorAll('input:not([type=radio], [type=checkbox], [type=file]), textarea')].filter(shown));
  if (!field) return key();
  field.focus();
  if (chance() < 0.2) field.select();
  document.execCommand('insertText', false, one(texts));
};
const key = () => {
  const name = one(['Enter', 'Escape', ' ', 'Tab', 'Backspace', 'Delete', 'ArrowDown', 'ArrowUp', 'Home', 'PageDown', '1', 'x', '中', 'F5', 'Unidentified']);
  const at = document.activeElement ?? document.body, options = { key: name, bubbles: true, cancelable: true };
  const goes = at.dispatchEvent(new KeyboardEvent('keydown', options));
  if (goes && (name === 'Enter' || name === ' ') && at.matches('button, a, summary, input')) at.click();
  if (goes && name === 'Backspace') document.execCommand('delete');
  at.dispatchEvent(new KeyboardEvent('keyup', options));
};
const setting = () => {
  const control = one([...document.querySelectorAll('.c-top-bar button:not([data-testid=end])')].filter(shown));
  if (control && !document.querySelector('dialog[open]')) control.click();
};
const scroll = () => scrollBy(0, below(1200) - 600);
const deeds = [[46, tapControl], [18, tap], [5, () => { const [x, y] = [below(innerWidth), below(innerHeight)]; for (const _ of [1, 2]) { const hit = document.elementFromPoint(x, y); if (hit) press(hit, x, y); } }],
  [5, () => { const all = controls(), control = one(all); if (control && !control.closest('[data-testid=end]')) { press(control, 0, 0); press(control, 0, 0); } }], [10, type], [8, key], [5, setting], [3, scroll]];
const sum = deeds.reduce((all, [weight]) => all + weight, 0);
const pause = () => new Promise(next => setTimeout(next, chance() < 0.15 ? 25 : 2));

(async () => {
  for (let step = 0; step < count; step++) {
    window.skipped += below(700);
    let at = below(sum);
    deeds.find(([weight]) => (at -= weight) < 0)[1]();
    await pause();
  }
  done(count);
})().catch(fault => done(`the monkey itself failed: ${fault}`));
