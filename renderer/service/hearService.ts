import { type ServiceEvent, serviceEventSchema } from '../../src/api/contract.ts';

/** Hears what the service tells every window, and whether it can be heard at all. Returns the way to stop. */
export function hearService(onEvent: (event: ServiceEvent) => void, onReachable: (reachable: boolean) => void): () => void {
  const source = new EventSource('/api/events');
  source.addEventListener('open', () => onReachable(true));
  source.addEventListener('error', () => onReachable(false));
  source.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const event = parsedEvent(data);
    if (event !== null) onEvent(event);
  });
  return () => source.close();
}

function parsedEvent(data: unknown): ServiceEvent | null {
  try {
    return serviceEventSchema.parse(JSON.parse(String(data)));
  } catch {
    return null;
  }
}
