/** A key press as the action table spells it: `Mod+Shift+Z`, `Shift+ArrowLeft`, `T`, `?`. */
export function pressedKeys(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): string {
  const { key } = event;
  const letter = /^[a-z]$/i.test(key);
  const name = key === ' ' ? 'Space' : letter ? key.toUpperCase() : key;
  // What a sign needs Shift for differs between keyboards: the sign itself is what counts.
  const shift = event.shiftKey && (letter || name.length > 1);
  return [event.ctrlKey || event.metaKey ? 'Mod' : '', event.altKey ? 'Alt' : '', shift ? 'Shift' : '', name].filter(Boolean).join('+');
}

const words: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', Mod: 'Ctrl', Escape: 'Esc', Delete: 'Del', '-': '−' };

/** The keys as they stand on a key cap. */
export function keyWords(keys: string): string {
  if (keys === '+') return '+';
  return keys
    .split('+')
    .map((key) => words[key] ?? key)
    .join(' ');
}
