import appStyles from '../app/App.module.css';
import { SelectField } from '../panels/SelectField.tsx';
import { TextField } from '../panels/TextField.tsx';
import { changeSearch, findStudies, stopFinding, useFinding } from './findingStore.ts';
import styles from './servers.module.css';

const modalities = [
  { value: '', words: 'Any' },
  { value: 'IVUS', words: 'IVUS' },
  { value: 'US', words: 'US' },
  { value: 'XA', words: 'XA' },
  { value: 'SR', words: 'SR' },
] as const;

/** What is looked for. All that is given must fit. */
export function SearchForm() {
  const { search, studies } = useFinding();
  const isAsking = studies?.state === 'waiting';
  return (
    <form
      className={styles.search}
      aria-label="Look for studies"
      onSubmit={(event) => {
        event.preventDefault();
        void findStudies();
      }}
    >
      <TextField label="Patient name" value={search.patientName} placeholder="Family, Given" onChange={(patientName) => changeSearch({ patientName })} />
      <TextField label="Patient ID" value={search.patientId} onChange={(patientId) => changeSearch({ patientId })} />
      <TextField label="Accession number" value={search.accessionNumber} onChange={(accessionNumber) => changeSearch({ accessionNumber })} />
      <TextField label="Study date from" type="date" value={search.studyDateFrom ?? ''} onChange={(date) => changeSearch({ studyDateFrom: date || null })} />
      <TextField label="until" type="date" value={search.studyDateTo ?? ''} onChange={(date) => changeSearch({ studyDateTo: date || null })} />
      <SelectField label="Modality" value={modalities.find(({ value }) => value === search.modality)?.value ?? ''} options={modalities} onChange={(modality) => changeSearch({ modality })} />
      {isAsking ? (
        <button type="button" className={appStyles.secondary} onClick={stopFinding}>
          Stop
        </button>
      ) : (
        <button type="submit" className={appStyles.primary}>
          Find
        </button>
      )}
    </form>
  );
}
