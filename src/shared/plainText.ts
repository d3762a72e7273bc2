/** Of an identity or a description no more is ever shown; the standard allows 64 characters for most, 1024 for some. */
const longestShown = 1024;

const lineControls = /[\t\n\r]/g;

/**
 * Control characters of either half but for tabs and line ends, what changes the direction of the text around it, separators of lines, and
 * what has no width and no meaning in any script. Joiners (U+200C, U+200D) stay: Persian and Indic names are spelt with them.
 */
// eslint-disable-next-line no-control-regex
const unseen = /[\0-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text as it may be put among other text: without what cannot be seen and would change what is around it. Tabs and line ends stay. */
export function visibleText(text: string): string {
  return text.replaceAll(unseen, '');
}

/** Text from a file as one line that shows what it holds and changes nothing around it; cut with an ellipsis where it is absurdly long. */
export function plainText(text: string): string {
  const seen = visibleText(text).replaceAll(lineControls, '');
  if (seen.length <= longestShown) return seen;
  // A pair of surrogates is not cut in two.
  return `${seen.slice(0, longestShown).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Lines for a terminal, with what it would obey or hide written as `\u001b`: that is the same text in JSON too. */
export function terminalText(text: string): string {
  return text.replaceAll('\r', String.raw`\u000d`).replaceAll(unseen, (character) => [...Array(character.length).keys()].map((i) => String.raw`\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''));
}
