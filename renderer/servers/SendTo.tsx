import { IconSend } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { routes } from '../../src/api/contract.ts';
import { showLibrary } from '../app/appStore.ts';
import { useAnswer } from '../library/useAnswer.ts';
import { Button } from '../panels/Button.tsx';
import panel from '../panels/panel.module.css';
import { callService, sentenceOf } from '../service/client.ts';
import styles from './servers.module.css';
import { heardOfSending, useSendingNews } from './sendingNews.ts';
import { confirmWords, stateWords } from './sendingWords.ts';

const askEveryMs = 3000;

/** Where a final report can go to, where it has gone, and what came of it. */
export function SendTo({ reportId }: { readonly reportId: string }): ReactNode {
  const news = useSendingNews((all) => all[reportId] ?? 0);
  const answer = useAnswer(() => callService(routes.sendings, { parameters: { reportId } }), `${reportId} ${news}`);
  const [confirmed, setConfirmed] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const isUnderWay = answer.state === 'there' && answer.value.destinations.some(({ state }) => state === 'sending');
  // The service tells when it ends; asked as well, should the telling break off.
  useEffect(() => {
    if (!isUnderWay) return;
    const due = window.setTimeout(() => heardOfSending(reportId), askEveryMs);
    return () => window.clearTimeout(due);
  }, [isUnderWay, news, reportId]);
  if (answer.state === 'waiting') return null;
  if (answer.state === 'failed') return <span className={styles.wrong}>{answer.message}</span>;
  const { destinations, objects } = answer.value;
  if (objects === 0 && destinations.length === 0) return null;
  const asking = async (route: typeof routes.sendReport | typeof routes.checkSending, serverId: string) => {
    setProblem(null);
    setConfirmed(null);
    try {
      await callService(route, { parameters: { reportId }, body: { serverId } });
    } catch (error) {
      setProblem(sentenceOf(error));
    }
    heardOfSending(reportId);
  };
  if (destinations.length === 0) {
    return (
      <div className={styles.destinations}>
        {isAsked ? (
          <span className={panel.secondary}>
            Reports may be sent to no server yet.{' '}
            <Button kind="quiet" onClick={() => showLibrary('settings')}>
              Allow one in the settings
            </Button>
          </span>
        ) : (
          <span>
            <Button onClick={() => setAsked(true)}>
              <IconSend size={14} stroke={1.75} aria-hidden="true" /> Send to…
            </Button>
          </span>
        )}
      </div>
    );
  }
  return (
    <div className={styles.destinations} role="group" aria-label="Sending">
      {destinations.map((each) => (
        <div key={each.serverId}>
          <div className={styles.destination}>
            <strong>{each.serverName}</strong>
            <span className={each.state === 'failed' ? styles.wrong : panel.secondary} role="status">
              {stateWords(each, objects)}
            </span>
            {each.state === 'unknown' ? <Button onClick={() => void asking(routes.checkSending, each.serverId)}>Check</Button> : null}
            {each.maySend && objects > 0 && (each.state === 'notSent' || each.state === 'failed') ? (
              <Button aria-expanded={confirmed === each.serverId} onClick={() => setConfirmed(confirmed === each.serverId ? null : each.serverId)}>
                <IconSend size={14} stroke={1.75} aria-hidden="true" /> {each.state === 'failed' ? 'Send again…' : 'Send…'}
              </Button>
            ) : null}
          </div>
          {confirmed === each.serverId ? (
            <div className={styles.confirm}>
              <span>{confirmWords(answer.value, each)}</span>
              <span className={styles.buttons}>
                <Button kind="primary" onClick={() => void asking(routes.sendReport, each.serverId)}>
                  Send
                </Button>
                <Button onClick={() => setConfirmed(null)}>Not now</Button>
              </span>
            </div>
          ) : null}
        </div>
      ))}
      {problem === null ? null : (
        <span className={styles.wrong} role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
