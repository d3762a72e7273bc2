/** A reader of RFC 4180 of its own, character by character: rows of cells. */
export function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') {
        cell += '"';
        i++;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === separator) {
      row.push(cell);
      cell = '';
    } else if (c === '\r' && text[i + 1] === '\n') {
      row.push(cell);
      rows.push(row);
      row = [];
      cell = '';
      i++;
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) throw new Error('the last row is not ended');
  return rows;
}

/** Rows by column name, from the bytes of a report. */
export function csvRecords(bytes: Uint8Array, separator = ','): Record<string, string>[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!text.startsWith('\uFEFF')) throw new Error('no byte order mark');
  const [head, ...rows] = parseCsv(text.slice(1), separator);
  return rows.map((row) => {
    if (row.length !== head!.length) throw new Error(`a row has ${row.length} cells, the head ${head!.length}`);
    return Object.fromEntries(head!.map((name, i) => [name, row[i]!]));
  });
}
