import type { Words } from '../words';

export const files = import.meta.glob<Words>('../../../assets/locales/ru/*.json', {
  eager: true,
  import: 'default',
});
