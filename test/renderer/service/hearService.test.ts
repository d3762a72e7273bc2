import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hearService } from '../../../renderer/service/hearService.ts';

/** A stream in the test's hand, with the states that the HTML standard numbers. */
class StreamInHand extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: StreamInHand[] = [];
  readyState = 0;

  constructor() {
    super();
    StreamInHand.opened.push(this);
  }

  close(): void {
    this.readyState = StreamInHand.CLOSED;
  }

  fail(closed: boolean): void {
    if (closed) this.close();
    this.dispatchEvent(new Event('error'));
  }

  answer(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
}

beforeEach(() => {
  StreamInHand.opened.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', StreamInHand);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('A stream that the service refuses is asked for again until it is answered', () => {
  const heard: boolean[] = [];
  hearService(
    () => undefined,
    (reachable) => heard.push(reachable),
  );
  StreamInHand.opened.at(-1)?.fail(true);
  vi.advanceTimersByTime(10_000);
  expect(StreamInHand.opened).toHaveLength(2);
  StreamInHand.opened.at(-1)?.answer();
  expect(heard).toEqual([false, true]);
});

test('A lost connection is left to the browser, which asks again by itself', () => {
  hearService(
    () => undefined,
    () => undefined,
  );
  StreamInHand.opened.at(-1)?.fail(false);
  vi.advanceTimersByTime(10_000);
  expect(StreamInHand.opened).toHaveLength(1);
});

test('Once nobody listens, nothing is asked for', () => {
  const stop = hearService(
    () => undefined,
    () => undefined,
  );
  StreamInHand.opened.at(-1)?.fail(true);
  stop();
  vi.advanceTimersByTime(10_000);
  expect(StreamInHand.opened).toHaveLength(1);
});
