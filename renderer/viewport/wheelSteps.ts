/** Wheel way that makes one frame: a notch of a mouse is 100 or so, a touchpad sends many small ones. */
const wheelPerFrame = 40;
const mostFramesAtOnce = 10;

/** How far a wheel turned, in CSS pixels, downwards positive. */
export function wheelWay({ deltaMode, deltaY }: WheelEvent): number {
  return deltaMode === WheelEvent.DOM_DELTA_LINE ? deltaY * 40 : deltaY;
}

/** Turns wheel events into whole frames: a notch of a mouse is one, the small ways of a touchpad add up, Shift makes them tenfold. */
export function wheelSteps(): (event: WheelEvent) => number {
  let wheel = 0;
  return (event) => {
    const way = wheelWay(event);
    // With Shift browsers turn the wheel sideways.
    wheel += event.shiftKey && way === 0 ? event.deltaX : way;
    const notch = Math.abs(way || event.deltaX) >= wheelPerFrame;
    const frames = notch ? Math.sign(wheel) : Math.trunc(wheel / wheelPerFrame);
    if (frames === 0) return 0;
    wheel = notch ? 0 : wheel - frames * wheelPerFrame;
    return Math.max(-mostFramesAtOnce, Math.min(mostFramesAtOnce, frames)) * (event.shiftKey ? 10 : 1);
  };
}
