import type { Words } from '../words';

export const files = import.meta.glob<Words>('../../../assets/locales/en/*.json', {
  eager: true,
  import: 'default',
});
