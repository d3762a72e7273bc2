/** What `export` writes. */
export const exportFormats = ['echoplaque', 'contours-csv'] as const;
export type ExportFormat = (typeof exportFormats)[number];
