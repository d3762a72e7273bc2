import { SaxesParser } from 'saxes';
import { AppError } from '../shared/appError.ts';
import { plainText } from '../shared/plainText.ts';

/** An element with what is directly below it. Attributes are not read: no format that this program takes has any. */
export interface XmlElement {
  readonly name: string;
  /** The text directly within the element, without the white space around it. */
  readonly text: string;
  readonly children: readonly XmlElement[];
  /** Line of the file, from 1, on which the element begins. */
  readonly line: number;
}

const deepestLevel = 32;
const mostElements = 4_000_000;

/**
 * The tree of an XML file. A document type declaration is refused, so that nothing is ever expanded or fetched; so are files without measure in
 * depth or number of elements. Throws `exchange/malformed` with the line.
 */
export function xmlTree(bytes: Uint8Array): XmlElement {
  const parser = new SaxesParser({ position: true });
  const open: { name: string; text: string; children: XmlElement[]; line: number }[] = [];
  let root: XmlElement | null = null;
  let count = 0;
  const refuse = (what: string): never => {
    throw new AppError('exchange/malformed', `The XML file cannot be read: line ${parser.line}: ${what}`, { line: parser.line });
  };
  parser.on('doctype', () => refuse('it has a document type declaration, which could name other files. Remove it if you trust the file.'));
  parser.on('opentag', ({ name }) => {
    if (open.length >= deepestLevel) refuse('its elements nest deeper than those of any file of contours.');
    if (++count > mostElements) refuse('it has more elements than any file of contours.');
    open.push({ name, text: '', children: [], line: parser.line });
  });
  const addText = (text: string) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed === undefined) return;
    const element = { ...closed, text: closed.text.trim() };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.on('error', (error) => refuse(firstLine(error.message)));
  parser.write(textOf(bytes)).close();
  return root ?? refuse('it has no element.');
}

/** The parser begins its messages with line and column, which stand before them already. */
function firstLine(message: string): string {
  const words = message.split('\n', 1)[0] ?? '';
  const cut = words.indexOf(': ');
  return `${cut < 0 ? words : words.slice(cut + 2)}`;
}

/** UTF-16 by its byte order mark, else UTF-8; what is neither is Windows-1252, which has every byte and the same digits and tags. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The first element of that name at any depth, in the order of the file; null where there is none. */
export function findElement(element: XmlElement, name: string): XmlElement | null {
  if (element.name === name) return element;
  for (const child of element.children) {
    const found = findElement(child, name);
    if (found !== null) return found;
  }
  return null;
}

/** The elements of that name directly below. */
export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

/** The text of the first element of that name directly below; null where there is none, or it is empty. */
export function childText(element: XmlElement, name: string): string | null {
  return childrenNamed(element, name)[0]?.text || null;
}

/** The whole number in the first element of that name directly below. Throws `exchange/malformed` with the line. */
export function wholeNumber(element: XmlElement, name: string): number {
  const text = childText(element, name);
  if (text === null || !/^\d{1,7}$/.test(text)) {
    throw new AppError('exchange/malformed', `Line ${element.line}: ${element.name} has ${text === null ? `no ${name}` : `the ${name} “${plainText(text.slice(0, 40))}”`}, where a whole number belongs.`, { line: element.line });
  }
  return Number(text);
}
