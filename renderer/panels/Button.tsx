import type { ComponentProps, ReactNode } from 'react';
import styles from './controls.module.css';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'type'> {
  readonly kind?: 'plain' | 'primary' | 'quiet';
  /** The one main button of a view is taller. */
  readonly main?: boolean;
  readonly type?: 'button' | 'submit';
}

export function Button({ kind = 'plain', main = false, type = 'button', ...rest }: ButtonProps): ReactNode {
  const kindStyle = kind === 'plain' ? '' : styles[kind];
  return <button type={type} className={`${styles.button} ${kindStyle} ${main ? styles.main : ''}`} {...rest} />;
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'type' | 'aria-label' | 'title'> {
  /** Accessible name and tooltip. */
  readonly label: string;
}

export function IconButton({ label, ...rest }: IconButtonProps): ReactNode {
  return <button type="button" className={`${styles.button} ${styles.icon}`} aria-label={label} title={label} {...rest} />;
}
