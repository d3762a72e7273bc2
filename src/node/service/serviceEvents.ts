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
      let leave = () => {};
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          const listener = (event: ServiceEvent) => controller.enqueue(encoder.encode(`data: ${JSON.stringify(event)}\n\n`));
          const stop = () => {
            if (listeners.delete(listener)) controller.close();
          };
          leave = () => {
            // A cancelled stream is closed already, and closing it again would throw.
            listeners.delete(listener);
            signal.removeEventListener('abort', stop);
          };
          listeners.add(listener);
          controller.enqueue(encoder.encode(': open\n\n'));
          if (signal.aborted) stop();
          else signal.addEventListener('abort', stop, { once: true });
        },
        cancel: () => leave(),
      });
      return new Response(body, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' } });
    },
  };
}
