import { IconCheck, IconMinus, IconUsers } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session';
import styles from './officers.module.css';
import { groups, type Right, type RightsRow, readRow, roles, rowOf } from './rightsModel';

/** What a role may do: the same table that the evidence side enforces, in words. One's own role is marked. */
export function RightsMatrix() {
  const { t } = useTranslation(['officer', 'terms']);
  const own = useSession((state) => state.session?.officer?.role ?? null);
  const sections: { id: string; rows: RightsRow[] }[] = [
    { id: 'reading', rows: [readRow('cases.all'), readRow('accessLog.all')] },
    ...groups.map(({ id, kinds }) => ({ id, rows: kinds.map(rowOf) })),
  ];
  return (
    // The table may be wider than a zoomed window: it scrolls by itself, by keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus
    <div className={styles.matrix} tabIndex={0} role="group" aria-label={t('matrix.title')}>
      <p className={styles.hint}>{t('matrix.text')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('matrix.act')}</th>
            {roles.map((who) => (
              <th key={who} scope="col" data-own={who === own}>
                {t(`terms:role.${who}`)}
              </th>
            ))}
            <th scope="col">{t('matrix.hands')}</th>
          </tr>
        </thead>
        <tbody>
          {sections.map(({ id, rows }) => (
            <Fragment key={id}>
              <tr>
                <th scope="rowgroup" colSpan={roles.length + 2} className={styles.group}>
                  {t(`matrix.group.${id}`)}
                </th>
              </tr>
              {rows.map((row) => (
                <tr key={row.kind} data-testid={`right-${row.kind}`}>
                  <th scope="row">{t(`act.${row.kind}`)}</th>
                  {roles.map((who) => (
                    <td key={who} data-own={who === own} data-right={row.rights[who]}>
                      <RightMark right={row.rights[who]} />
                    </td>
                  ))}
                  <td>
                    {row.hands !== 1 && (
                      <>
                        <IconUsers size={14} aria-hidden />{' '}
                        {t(row.hands === 2 ? 'matrix.two' : 'matrix.twoOnce')}
                      </>
                    )}
                  </td>
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RightMark({ right }: { right: Right }) {
  const { t } = useTranslation('officer');
  if (right === 'no')
    return (
      <span className={styles.no}>
        <IconMinus size={14} aria-hidden /> <span className="dl-visually-hidden">{t('matrix.no')}</span>
      </span>
    );
  return (
    <span>
      <IconCheck size={14} aria-hidden /> {t(right === 'yes' ? 'matrix.yes' : 'matrix.noSupervisor')}
    </span>
  );
}
