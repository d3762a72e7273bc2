/** A strict reader of RFC 4180: CR LF after every record, quotes doubled within quotes, the same number of fields in each. Throws on anything else. */
export function csvRecords(text: string): readonly (readonly string[])[] {
  if (!text.endsWith('\r\n')) throw new Error('the last record does not end with CR LF');
  const records: string[][] = [];
  let fields: string[] = [];
  let i = 0;
  while (i < text.length) {
    let field = '';
    if (text[i] === '"') {
      for (i++; ; i++) {
        if (i >= text.length) throw new Error('a quoted field has no end');
        if (text[i] !== '"') field += text[i];
        else if (text[i + 1] === '"') field += text[i++];
        else break;
      }
      i++;
    } else {
      while (i < text.length && text[i] !== ',' && text[i] !== '\r') {
        if (text[i] === '"' || text[i] === '\n') throw new Error(`a bare ${JSON.stringify(text[i])} at ${i}`);
        field += text[i++];
      }
    }
    fields.push(field);
    if (text[i] === ',') {
      i++;
      continue;
    }
    if (text.slice(i, i + 2) !== '\r\n') throw new Error(`no separator at ${i}`);
    i += 2;
    if (records[0] !== undefined && fields.length !== records[0].length) throw new Error(`record ${records.length + 1} has ${fields.length} fields`);
    records.push(fields);
    fields = [];
  }
  return records;
}
