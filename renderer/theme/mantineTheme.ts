import { createTheme } from '@mantine/core';

/** Mantine's components in the program's own colours and sizes. */
export const mantineTheme = createTheme({
  fontFamily: "'Inter Variable', Inter, system-ui, sans-serif",
  focusRing: 'auto',
  defaultRadius: 6,
  primaryColor: 'venolume',
  primaryShade: 5,
  colors: {
    venolume: ['#e9effc', '#c9d7f7', '#9db8ff', '#6f93e8', '#4a76dc', '#2f5fd0', '#2853b8', '#22469c', '#22345c', '#182442'],
    dark: ['#e8ebef', '#b9c1cb', '#96a0ad', '#5c6773', '#3a4350', '#262c35', '#242a33', '#1a1e25', '#12151a', '#0b0d10'],
  },
});
