import { create } from 'zustand';

interface StudyState {
  /** Whether it is being asked what a study table shall hold. */
  readonly shown: boolean;
}

/** The export of a study table, asked for in the library or from the palette. */
export const useStudy = create<StudyState>()(() => ({ shown: false }));
