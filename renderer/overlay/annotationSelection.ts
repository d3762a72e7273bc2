import { create } from 'zustand';

/** The annotation that is selected, on whichever frame; null for none. It counts while no contour is selected. */
export const useAnnotationSelection = create<{ readonly id: string | null }>()(() => ({ id: null }));

export function selectAnnotation(id: string | null): void {
  useAnnotationSelection.setState({ id });
}
