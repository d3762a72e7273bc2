/** What `export` writes. */
export const exportFormats = ['echoplaque', 'contours-csv', 'figures-csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];
