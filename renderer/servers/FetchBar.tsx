import { IconDownload } from '@tabler/icons-react';
import appStyles from '../app/App.module.css';
import { fetchSeries } from '../app/libraryCommands.ts';
import { useIsTakingIn, WorkProgress } from '../library/WorkProgress.tsx';
import { chosenSeries, useFinding } from './findingStore.ts';
import styles from './servers.module.css';

/** Takes what is chosen into the library, and shows how far that is. */
export function FetchBar() {
  const finding = useFinding();
  const busy = useIsTakingIn();
  const chosen = chosenSeries(finding);
  if (busy) {
    return (
      <div className={styles.foot}>
        <WorkProgress />
      </div>
    );
  }
  if (finding.study === null || finding.serverId === null) return null;
  const { serverId } = finding;
  return (
    <div className={`${styles.foot} ${styles.bar}`}>
      <button type="button" className={appStyles.primary} disabled={chosen.length === 0} onClick={() => void fetchSeries(serverId, chosen)}>
        <IconDownload size={18} stroke={1.75} aria-hidden="true" />
        Fetch into the library
      </button>
      <span>{chosen.length === 0 ? 'Choose a series, or images of it.' : chosenWords(chosen)}</span>
    </div>
  );
}

function chosenWords(chosen: ReturnType<typeof chosenSeries>): string {
  const whole = chosen.filter(({ sopInstanceUids }) => sopInstanceUids === null).length;
  const images = chosen.reduce((sum, { sopInstanceUids }) => sum + (sopInstanceUids?.length ?? 0), 0);
  const words = [whole === 0 ? '' : `${whole} whole series`, images === 0 ? '' : images === 1 ? '1 image' : `${images} images`].filter(Boolean);
  return `${words.join(' and ')} chosen. The files are kept in the library's own folder.`;
}
