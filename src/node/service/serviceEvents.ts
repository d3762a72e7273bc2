import type { ServiceEvent } from '../../api/contract.ts';

/** Tells every open window what changed. */
export interface ServiceEvents {
  send(event: ServiceEvent): void;
  /** A response that streams events (text/event-stream) until the window goes away. */
  stream(signal: AbortSignal): Response;
}

export function serviceEvents(): ServiceEvents {
  const listeners = new Set<(event: ServiceEvent) => void>();
  return {
    send(event) {
      for (const listener of listeners) listener(event);
    },
    stream(signal) {
      const encoder = new TextEncoder();
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const listener = (event: ServiceEvent) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`));
          const stop = () => {
            listeners.delete(listener);
            controller.close();
          };
          listeners.add(listener);
          controller.enqueue(encoder.encode(': open\n\n'));
          signal.addEventListener('abort', stop, { once: true });
        },
      });
      return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' } });
    },
  };
}
