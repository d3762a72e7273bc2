import { type ServiceEvent, serviceEventSchema } from '../../src/api/contract.ts';

const againAfterMs = 3000;

/** Hears what the service tells every window, and whether it can be heard at all. Returns the way to stop. */
export function hearService(onEvent: (event: ServiceEvent) => void, onReachable: (reachable: boolean) => void): () => void {
  let source: EventSource | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    const opened = new EventSource('/api/events');
    source = opened;
    opened.addEventListener('open', () => onReachable(true));
    opened.addEventListener('error', () => {
      onReachable(false);
      // The browser asks again by itself after a lost connection, but not after a refusal: that of a service which was started anew.
      if (opened.readyState === EventSource.CLOSED) waiting = setTimeout(listen, againAfterMs);
    });
    opened.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const event = parsedEvent(data);
      if (event !== null) onEvent(event);
    });
  };
  listen();
  return () => {
    clearTimeout(waiting);
    source?.close();
  };
}

function parsedEvent(data: unknown): ServiceEvent | null {
  try {
    return serviceEventSchema.parse(JSON.parse(String(data)));
  } catch {
    return null;
  }
}
