// What a screen must stand, measured in the page: `measures(rules)` gives what is wrong in words, an empty list when nothing is.
// The figures come from the test; here stands only how they are measured.
window.measures = rules => {
  const faults = new Set();
  const say = (what, element) => faults.add(`${what}: ${name(element)}`);
  const name = element => {
    const words = (element.innerText ?? element.value ?? '').trim().replace(/\s+/g, ' ').slice(0, 28);
    const own = element.className?.baseVal ?? element.className ?? '';
    return `${element.tagName.toLowerCase()}${own ? '.' + String(own).trim().split(/\s+/).join('.') : ''} "${words}"`;
  };
  // What holds of an element's parents is asked once for all that stand in them.
  const kept = found => { const known = new Map(); return element => known.get(element) ?? known.set(element, found(element)).get(element); };
  const hidden = kept(element => getComputedStyle(element).clipPath === 'inset(50%)' || (element.parentElement !== null && hidden(element.parentElement)));
  const seen = kept(element =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
    && !element.closest('.u-hidden, .s-slip, dialog:not([open])') && !hidden(element));
  const modal = document.querySelector('dialog[open]');
  const root = modal ?? document.body;
  const section = element => element.closest('dialog, .c-top-bar, .c-demo-notice, .c-page, .c-bottom-bar, .c-places-bar') ?? root;

  // Keys, and what closes a dialog, stay where they are while the rest of the page scrolls behind it.
  const stay = '.c-keys, .c-dialog__actions';
  const apart = (one, other) => !one.closest(stay) !== !other.closest(stay);

  // Nothing is scrolled sideways.
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) faults.add(`scrolls sideways by ${page.scrollWidth - page.clientWidth} px`);

  // What is pressed is large enough, and far enough from its neighbours.
  const pressed = 'button, a[href], input, select, textarea, summary, [role=button], [role=tab], [role=radio]';
  const shown = element => (element.matches('input[type=radio], input[type=checkbox], input[type=file]') && element.closest('label')) || element;
  const targets = [...new Set([...root.querySelectorAll(pressed)]
    .filter(e => !e.closest('[aria-hidden=true]') && seen(e) && !e.disabled).map(shown))]
    .map(e => ({ e, box: e.getBoundingClientRect(), room: section(e) })).filter(({ box }) => box.width > 1);
  for (const { e, box } of targets) {
    const large = e.matches('.c-button--primary, .c-number-pad__key');
    const least = large ? rules.primary : rules.target;
    if (box.height < least - 0.5 || box.width < least - 0.5) say(`${box.width.toFixed(0)}×${box.height.toFixed(0)} px to press, not ${least}`, e);
  }
  for (const [at, one] of targets.entries()) for (const other of targets.slice(at + 1)) {
    if (one.room !== other.room || one.e.contains(other.e) || other.e.contains(one.e) || apart(one.e, other.e)) continue;
    const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
    const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
    if (Math.max(across, down) < rules.gap - 0.5) say(`${Math.max(across, down).toFixed(0)} px between, not ${rules.gap}: ${name(one.e)} and`, other.e);
  }

  // Text: its size, its lines, its contrast, and whether it stands in its box.
  const parse = colour => { const [r, g, b, a = 1] = (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number); return { r, g, b, a }; };
  const over = (front, back) => ({ r: front.r * front.a + back.r * (1 - front.a), g: front.g * front.a + back.g * (1 - front.a), b: front.b * front.a + back.b * (1 - front.a), a: 1 });
  const ground = kept(element => {
    const colour = parse(getComputedStyle(element).backgroundColor);
    if (colour.a === 1) return colour;
    const behind = element.parentElement ? ground(element.parentElement) : { r: 255, g: 255, b: 255, a: 1 };
    return colour.a > 0 ? over(colour, behind) : behind;
  });
  const channel = part => { const at = part / 255; return at <= 0.04045 ? at / 12.92 : ((at + 0.055) / 1.055) ** 2.4; };
  const luminance = ({ r, g, b }) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const contrast = (one, other) => { const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b); return (high + 0.05) / (low + 0.05); };

  const bars = '.c-top-bar, .c-bottom-bar, .c-places-bar, .c-demo-notice';
  const hints = '.u-hint, .s-measures__name, .c-number-pad__key--delete, .s-typing__letters, [class*=__hint], [class*=__label], [class*=__caption], .c-chip, .c-step-header, .c-check-chips, .c-notice .u-hint, th, small, .s-outlet__far, figcaption';
  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest('script, style, option, [data-specimen]') || !seen(element)) continue;
    const style = getComputedStyle(element), size = parseFloat(style.fontSize);
    const least = element.closest(bars) ? rules.bar : element.closest(hints) ? rules.hint : rules.body;
    if (size < least - 0.05) say(`${size.toFixed(1)} px of text, not ${least}`, element);
    const line = parseFloat(style.lineHeight) / size;
    if (!(line >= 1.295)) say(`lines ${line.toFixed(2)} apart`, element);
    const back = ground(element), front = over(parse(style.color), back);
    const found = contrast(front, back);
    if (found < 6.995) say(`contrast ${found.toFixed(2)}, ${style.color} on ${back.r.toFixed(0)} ${back.g.toFixed(0)} ${back.b.toFixed(0)}`, element);
    const range = document.createRange();
    range.selectNodeContents(node);
    const rects = [...range.getClientRects()].filter(rect => rect.width > 0.5);
    let box = element;
    while (getComputedStyle(box).display.startsWith('inline') && !box.matches('button, a.c-button, .c-chip') && box.parentElement) box = box.parentElement;
    const frame = box.getBoundingClientRect();
    const out = rects.find(rect => rect.left < frame.left - 1.5 || rect.right > frame.right + 1.5 || rect.top < frame.top - size * 0.35 || rect.bottom > frame.bottom + size * 0.35);
    if (out) say(`text outside its box by ${Math.max(frame.left - out.left, out.right - frame.right, frame.top - out.top, out.bottom - frame.bottom).toFixed(0)} px`, box);
    texts.push({ element, rects, room: section(element), slack: size * 0.2 });
  }
  for (const [at, one] of texts.entries()) for (const other of texts.slice(at + 1)) {
    if (apart(one.element, other.element)) continue;
    if (one.room !== other.room || one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element)) continue;
    const slack = Math.max(one.slack, other.slack);
    const meet = one.rects.some(a => other.rects.some(b => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > slack));
    if (meet) say(`text over text: ${name(one.element)} and`, other.element);
  }

  // Nothing is cut off, in a field or by a box that hides what is too much.
  for (const element of root.querySelectorAll('input, select, textarea, button, a, p, span, h1, h2, h3, li, dd, dt, label, td')) {
    if (!seen(element)) continue;
    const style = getComputedStyle(element);
    const cuts = element.matches('input:not([type=radio], [type=checkbox], [type=file]), textarea') || ['hidden', 'clip'].includes(style.overflowX);
    if (cuts && element.scrollWidth > element.clientWidth + 1) say(`cut off by ${element.scrollWidth - element.clientWidth} px`, element);
  }

  // No more choices than people can hold in mind.
  for (const kind of ['.c-service-tile', '.c-choice-tiles__tile']) {
    const count = [...root.querySelectorAll(kind)].filter(seen).length;
    if (count > rules.choices) faults.add(`${count} choices, not ${rules.choices}`);
  }

  // At a kiosk the bars and the keys are in sight, and the field too: at the latest with the first key, where words say what is wrong.
  if (rules.sight) {
    const below = page.scrollHeight - page.clientHeight;
    if (below > 0) faults.add(`the bars can be scrolled out of sight by ${below} px`);
    const frame = document.querySelector('.c-page')?.getBoundingClientRect();
    for (const keys of root.querySelectorAll('.c-keys')) {
      const box = keys.getBoundingClientRect();
      if (frame && box.height && (box.bottom > frame.bottom + 1 || box.top < frame.top - 1)) say(`out of sight by ${Math.max(box.bottom - frame.bottom, frame.top - box.top).toFixed(0)} px`, keys);
    }
    for (const bar of root.querySelectorAll('.c-bottom-bar')) {
      if (bar.getBoundingClientRect().bottom > innerHeight + 1) say('below the screen', bar);
    }
    const hidden = fieldHidden();
    const wrong = document.querySelector('.c-error-summary, .c-notice--error');
    if (hidden && !rules.later && !wrong) faults.add(hidden);
  }
  return [...faults];
};

// What the keys type into stands above them, or beside them within the page; an empty text when it does.
const fieldHidden = () => {
  const page = document.querySelector('.c-page'), keys = page?.querySelector('.c-keys')?.getBoundingClientRect();
  const field = page?.querySelector('[data-typed-into] input') ?? page?.querySelector('input');
  if (!keys || !field) return '';
  const box = field.getBoundingClientRect(), frame = page.getBoundingClientRect();
  const edge = box.right > keys.left && box.left < keys.right ? keys.top : frame.bottom;
  const hidden = Math.max(box.bottom - edge, frame.top - box.top);
  return hidden > 1 ? `the field is hidden by ${hidden.toFixed(0)} px` : '';
};

const frame = () => new Promise(requestAnimationFrame);

// Presses a key: then at the latest the field is in sight.
window.typed = async () => {
  const key = document.querySelector('.c-keys button:enabled:not([aria-pressed])');
  if (!key) return [];
  key.click();
  for (let drawn = 0; drawn < 3; drawn++) await frame();
  const hidden = fieldHidden();
  return hidden ? [`${hidden} after a key was pressed`] : [];
};

// Goes to a state of the gallery, waits until it stands, and measures it.
window.visits = async (address, rules) => {
  const wanted = new URL(address, location.href);
  const begun = performance.now();
  // A browser takes two hundred changes of the address in ten seconds, and ignores those beyond.
  for (history.replaceState(null, '', wanted); location.href !== wanted.href; history.replaceState(null, '', wanted)) {
    if (performance.now() - begun > 30000) return [`the address stays ${location.href}`];
    await new Promise(done => setTimeout(done, 200));
  }
  delete document.documentElement.dataset.gallery;
  dispatchEvent(new PopStateEvent('popstate'));
  const root = document.documentElement;
  const settled = () => root.dataset.gallery === wanted.pathname.split('/').pop()
    && root.lang === wanted.searchParams.get('lang')
    && root.dataset.mode === wanted.searchParams.get('mode')
    && root.dataset.contrast === wanted.searchParams.get('contrast')
    && !document.querySelector('.c-keys [aria-busy]') && [...document.images].every(image => image.complete);
  await frame();
  while (!settled()) {
    if (performance.now() - begun > 60000) return [`does not stand: ${root.dataset.gallery} ${root.lang} ${root.dataset.mode} ${root.dataset.contrast}`];
    await frame();
  }
  // A field that keys come for moves into sight with the next frame.
  if (document.querySelector('.c-keys')) for (let drawn = 0; drawn < 2; drawn++) await frame();
  return measures(rules);
};
