import { useEffect, useState } from 'react';
import { useImport } from '../importContours/importStore.ts';
import styles from './App.module.css';
import { useApp } from './appStore.ts';
import { type Dropped, readDrop } from './droppedFiles.ts';
import { openDropped } from './libraryCommands.ts';

/** XML that is dropped on a read holds contours for it, or nothing that the program knows. */
function tookContours({ top: [file, another] }: Dropped): boolean {
  const isForRead = file !== undefined && another === undefined && file.name.toLowerCase().endsWith('.xml') && useApp.getState().open?.store.getState().reading.mayEdit === true;
  if (isForRead) useImport.setState({ file });
  return isForRead;
}

/** The whole window takes files that are dropped on it. */
export function FileDrop() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const hover = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      if (event.dataTransfer === null) return;
      const dropped = readDrop(event.dataTransfer);
      if (!tookContours(dropped)) void openDropped(dropped);
    };
    const controller = new AbortController();
    const { signal } = controller;
    window.addEventListener('dragenter', enter, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('dragover', hover, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => controller.abort();
  }, []);
  return over ? <div className={styles.dropTarget}>Drop DICOM files or folders to open them</div> : null;
}
