import { navigate, usePlace, useQueryParam } from '../../app/router';
import { useAnswer } from '../../ipc/queries';

/** The case that a page of money is about: named in its URL, else the first one. Choosing another changes the URL. */
export function useCaseOf() {
  const place = usePlace();
  const asked = useQueryParam('case');
  const cases = useAnswer('case.list', {});
  const caseId = asked ?? cases.data?.[0]?.id ?? '';
  const options = (cases.data ?? []).map((file) => ({
    value: file.id,
    label: `${file.number} · ${file.title}`,
  }));
  return {
    caseId,
    file: cases.data?.find(({ id }) => id === caseId),
    options,
    known: cases.data !== undefined,
    choose: (id: string) => navigate(`${place.path}?case=${id}`, { replace: true }),
  };
}
