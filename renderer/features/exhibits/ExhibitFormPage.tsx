import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExhibitDraft, type ExhibitRecord, exhibitDraft } from '../../../db/domain/exhibit';
import { useQueryParam } from '../../app/router';
import { useSession } from '../../app/session';
import { useAnswer } from '../../ipc/queries';
import { draftOf } from '../../records/draftOf';
import { Page } from '../../ui/Page';
import { Failure } from '../../ui/Words';
import { ExhibitForm } from './ExhibitForm';
import { emptyExhibit, nextExhibit } from './exhibitModel';

/** A new exhibit (of `caseId`, or of a case that is chosen in the form), or the correction of one. */
export function ExhibitFormPage({ id, caseId }: { id?: string; caseId?: string }) {
  const parentId = useQueryParam('parent') ?? null;
  if (id !== undefined) return <AmendExhibit id={id} />;
  return (
    <NewExhibit
      key={`${caseId} ${parentId}`}
      parentId={parentId}
      {...(caseId === undefined ? {} : { caseId })}
    />
  );
}

function AmendExhibit({ id }: { id: string }) {
  const { t } = useTranslation('exhibit');
  const found = useAnswer('exhibit.get', { id });
  if (found.data !== undefined)
    return (
      <ExhibitForm
        record={found.data}
        empty={draftOf(exhibitDraft, found.data)}
        fixedCase={found.data.caseId}
      />
    );
  return (
    <Page
      title={t('list.title')}
      back={{ to: '/exhibits', label: t('list.title') }}
      testId="page-exhibit-form"
    >
      <Failure error={found.error} />
    </Page>
  );
}

interface Round {
  count: number;
  empty: ExhibitDraft;
  last?: ExhibitRecord;
}

/** Each "save and add another" is a round: a fresh form that begins with what the search has in common. */
function NewExhibit({ caseId, parentId }: { caseId?: string; parentId: string | null }) {
  const officer = useSession((state) => state.session?.officer);
  const [round, setRound] = useState<Round>(() => ({
    count: 0,
    empty: emptyExhibit({ caseId: caseId ?? '', parentId, foundBy: officer?.name ?? '', quantity: 1 }),
  }));
  const again = (saved: ExhibitRecord) =>
    setRound((before) => ({
      count: before.count + 1,
      empty: nextExhibit(draftOf(exhibitDraft, saved)),
      last: saved,
    }));
  return (
    <ExhibitForm
      key={round.count}
      empty={round.empty}
      {...(caseId === undefined ? {} : { fixedCase: caseId })}
      {...(round.last === undefined ? {} : { last: round.last })}
      onAnother={again}
    />
  );
}
