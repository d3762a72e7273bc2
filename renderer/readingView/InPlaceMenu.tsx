import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useApp } from '../app/appStore.ts';
import styles from './FramePick.module.css';

/** Puts away what is picked in place; the keys are the frame's again. */
export function closeFramePick(): void {
  useApp.setState({ framePick: null });
  useApp.getState().open?.stage.handle?.focus();
}

/** A small panel over the corner of the frame that a key opened. Escape or a press elsewhere puts it away; it comes with its first control in focus. */
export function InPlaceMenu({ title, role, children }: { readonly title: string; readonly role: 'menu' | 'dialog'; readonly children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector<HTMLElement>('button, input')?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      closeFramePick();
      return;
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  };
  return (
    <div
      ref={list}
      className={styles.pick}
      role={role}
      // A press beside its controls stays within it.
      tabIndex={-1}
      aria-label={title}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) useApp.setState({ framePick: null });
      }}
    >
      <div className={styles.title}>{title}</div>
      {children}
    </div>
  );
}
