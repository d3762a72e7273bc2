import { describe, expect, it } from 'vitest';
import { serviceEvents } from '../../../src/node/service/serviceEvents.ts';

describe('events to windows', () => {
  it('reach the windows that stay after another has gone, however it went', async () => {
    const events = serviceEvents();
    const [cancelled, aborted] = [new AbortController(), new AbortController()];
    const gone = events.stream(cancelled.signal).body!.getReader();
    await gone.cancel();
    cancelled.abort();
    const ended = events.stream(aborted.signal).body!.getReader();
    await ended.read();
    aborted.abort();
    expect((await ended.read()).done).toBe(true);
    await ended.cancel();

    const staying = events.stream(new AbortController().signal).body!.getReader();
    await staying.read();
    events.send({ type: 'libraryChanged' });
    const { value } = await staying.read();
    expect(new TextDecoder().decode(value)).toBe('data: {"type":"libraryChanged"}\n\n');
  });
});
