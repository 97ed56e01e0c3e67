import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleCitation, CaseDraft } from '../../../db/domain/case';
import { useFormats } from '../../i18n/formats';
import { pickedValue, pickingForm, suggestion } from '../../records/suggestions';
import { useReference } from '../../records/useReference';
import { FindingLines, type RecordForm, SuggestField, TextField } from '../../ui/form';
import styles from './ArticleRows.module.css';

const blank: ArticleCitation = { article: '', part: '', point: '' };

/** The articles that the case cites, one line each; the reference table proposes, it does not forbid. */
export function ArticleRows({ form }: { form: RecordForm<CaseDraft> }) {
  const { t } = useTranslation('case');
  const { language } = useFormats();
  const rows = useReference('article');
  const names = useMemo(() => new Map(rows.map((row) => [row.code, row[language]])), [rows, language]);
  const suggestions = useMemo(() => [...names].map(([code, name]) => suggestion(code, name)), [names]);
  const picking = pickingForm(form, (path, text) => form.set(path, pickedValue(text)));
  const { articles } = form.draft;
  const remove = (at: number) =>
    form.set(
      'articles',
      articles.filter((_citation, index) => index !== at),
    );
  return (
    <div className={styles.rows}>
      {articles.length === 0 && <p className={styles.none}>{t('form.noArticles')}</p>}
      {articles.map((citation, index) => (
        <div key={index} className={styles.row} data-testid={`article-${index}`}>
          <SuggestField
            form={picking}
            path={`articles.${index}.article`}
            label={t('field.article')}
            suggestions={suggestions}
            {...(names.get(citation.article) === undefined ? {} : { hint: names.get(citation.article) })}
            required
          />
          <TextField
            form={form}
            path={`articles.${index}.part`}
            label={t('field.part')}
            placeholder={t('hint.part')}
          />
          <TextField
            form={form}
            path={`articles.${index}.point`}
            label={t('field.point')}
            placeholder={t('hint.point')}
          />
          <ActionIcon
            className={styles.remove}
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('form.removeArticle', { row: index + 1 })}
            title={t('form.removeArticle', { row: index + 1 })}
            disabled={form.readOnly}
            onClick={() => remove(index)}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <FindingLines findings={form.findingsFor('articles')} />
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={form.readOnly}
          onClick={() => form.set('articles', [...articles, blank])}
          data-testid="add-article"
          data-form={form.id}
        >
          {t('form.addArticle')}
        </Button>
      </div>
    </div>
  );
}
